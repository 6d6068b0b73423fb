"""Frames of courts, politics, business, disasters, science, sport and charity."""

FRAMES = ()
