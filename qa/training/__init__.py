"""Making the shipped reader: data, training, calibration, export."""
