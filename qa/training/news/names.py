"""Pools of invented names: people of many naming traditions, towns, countries, organisations."""

import random
from dataclasses import dataclass
from typing import NamedTuple


class Name(NamedTuple):
    """A person's name: as first written, as repeated ("Petrov"), and whether it is a woman's."""

    full: str
    last: str
    woman: bool


@dataclass(frozen=True, slots=True)
class Tradition:
    """One way of naming people.

    ``order`` is how the parts follow each other: "given family", "family given", "given" (one name)
    or "given family family". ``short`` says which part stands for the whole later on.
    """

    men: str
    women: str
    family: str
    order: str = "given family"
    short: str = "family"
    joint: str = " "


TRADITIONS: tuple[Tradition, ...] = (
    Tradition(  # Russian, Ukrainian, Bulgarian
        ("Arkady Boris Denis Fyodor Gennady Igor Kirill Leonid Maksim Oleg Pavel Roman Stanislav Taras Vadim Yevgeny"),
        "Alla Daria Galina Irina Larisa Nadezhda Oksana Polina Raisa Svetlana Tamara Vera",
        (
            "Khoroshin Belyakov Dronov Gavrilenko Honchar Kalashnyk Lukyanov Marchenko Nesterov Ostapenko"
            " Pogodin Ryabov Savchuk Tikhomirov Ulanov Vasilchenko Yermolov Zadorin Dimitrov Stoyanov "
            "Kolarov Radev"
        ),
    ),
    Tradition(  # Polish, Czech, Slovak
        (
            "Andrzej Bartosz Cezary Dominik Grzegorz Jakub Kamil Ladislav Miroslav Ondrej Przemyslaw "
            "Radek Tomasz Vojtech"
        ),
        "Agnieszka Beata Dorota Hana Jitka Katarzyna Lenka Malgorzata Zuzana",
        (
            "Adamczyk Borkowski Cermak Dvorsky Gajewski Havlik Jankowiak Kolarz Lisiecki Mroczek Novotny "
            "Piechota Rybar Sedlak Tichy Urbaniak Wrona Zelenka"
        ),
    ),
    Tradition(  # Serbian, Croatian, Bosnian
        "Bojan Dragan Goran Ivica Jovan Ljubomir Milan Nebojsa Petar Slobodan Vlado Zoran Emir Senad",
        "Biljana Jelena Marijana Mirjana Snezana Vesna",
        (
            "Babic Culic Draskovic Filipovic Grubor Hadzic Jurcevic Knezevic Lazarevic Mandic Obradovic "
            "Perkovic Radulovic Stankovic Tomasevic Vukovic Zivkovic"
        ),
    ),
    Tradition(  # Central Asian
        (
            "Alisher Bakhtiyor Daniyar Erlan Farrukh Gairat Ilhom Jahongir Kanat Marat Nurlan Otabek "
            "Rustam Sherzod Timur Ulugbek Yerzhan Zafar"
        ),
        "Aigul Dilnoza Gulnara Kamila Malika Nargiza Saltanat Zarina",
        (
            "Abdrakhmanov Azizov Boronov Dzhaksybekov Ergashev Fayzullin Gafurov Ismoilov Juraev "
            "Kadyrbekov Latipov Mirsaidov Nazarbaiuly Orazov Rajabov Sattorov Toktogulov Umarov Yuldashev"
            " Ziyoev"
        ),
    ),
    Tradition(  # Arabic
        (
            "Adel Bassam Fadi Ghassan Hamza Imad Jaber Khalil Luay Marwan Nabil Omar Qasim Ramzi Saif "
            "Tariq Walid Yahya Zuhair Idris Mansour Faisal"
        ),
        "Amal Dalia Fatima Hanan Khadija Layla Maha Nadia Rania Salma Yasmin",
        (
            "al-Harithi al-Masri al-Dulaimi al-Tamimi al-Obeidi al-Hakim al-Jazairi el-Sawy el-Guindy "
            "al-Rawi al-Otaibi al-Ghamdi al-Zubaidi al-Halabi al-Karbouli al-Anbari Al-Maktari Al-Sabri "
            "ben\u00adYoussef Haddad Khoury Darwish Mansouri Saleh Benali Chaoui al-Naimi el-Tayeb al-Mutairi "
            "al-Yamani"
        ),
    ),
    Tradition(  # Persian, Afghan
        (
            "Ardeshir Behrouz Cyrus Dariush Farhad Hamid Jalal Kamran Mehrdad Navid Parviz Reza Siamak "
            "Vahid Najibullah Zalmay Gulbaz Mirwais"
        ),
        "Azadeh Farzaneh Laleh Mahnaz Parisa Shirin Zahra",
        (
            "Ahmadzai Bahrami Daneshvar Ebrahimi Farahani Golzari Hotaki Jafari Karimzadeh Moradi Noorzai"
            " Popal Rostami Sadeghi Tavakoli Wardak Yazdani Zandi"
        ),
    ),
    Tradition(  # Turkish, Azeri, Kurdish
        (
            "Ahmet Baran Cem Demir Ertugrul Ferhat Gokhan Hakan Ilham Kemal Levent Murat Orhan Serkan "
            "Tolga Umut Vugar Yilmaz"
        ),
        "Aysel Berivan Ceren Elif Gulsen Leyla Nihal Sevda Zeynep",
        (
            "Aksoy Bayrakci Celik Dogan Erdinc Guliyev Hasanzade Isik Karaca Mammadli Ozturk Polat Rzayev"
            " Sahin Tekin Unal Yavuz Zengin"
        ),
    ),
    Tradition(  # Hausa, Kanuri, Fulani
        "Abubakar Bashir Danladi Garba Habibu Ibrahim Kabiru Lawal Musa Nuhu Sani Tanko Usman Yakubu",
        "Aisha Hauwa Jummai Rakiya Zainab",
        ("Bello Dankwambo Gwandu Jibrin Katagum Lawan Maigari Ningi Rimi Shehu Tambuwal Wamakko Yola Zakari Barkindo"),
    ),
    Tradition(  # Yoruba, Igbo, Akan
        "Adebayo Babatunde Chukwuma Emeka Femi Kwabena Kofi Ikenna Nnamdi Olumide Segun Tunde Uche Yaw",
        "Abena Adaeze Bukola Chioma Folake Ngozi Yetunde",
        (
            "Adeyemi Afolabi Asante Boateng Chukwu Ezeani Fashola Igwe Mensah Nwosu Obaseki Ogunlade "
            "Okafor Oyelaran Sarpong Uzoma"
        ),
    ),
    Tradition(  # Ethiopian, Eritrean: given name and father's name; the given name is repeated
        "Abebe Berhanu Dawit Ermias Getachew Haile Kebede Lemma Mulugeta Negash Sisay Tesfaye Worku Yonas",
        "Almaz Genet Hirut Mekdes Selam Tsehay",
        "Alemu Bekele Desta Fikre Gebremedhin Hagos Kidane Mekonnen Negussie Tadesse Wolde Zerihun",
        short="given",
    ),
    Tradition(  # Swahili, Kikuyu, Luo, Somali
        "Baraka Daudi Farah Hassan Jomo Juma Kamau Mwangi Ochieng Rashidi Salim Wafula Abdirahman Liban",
        "Akinyi Halima Neema Wanjiru Zawadi Hodan",
        ("Achieng Jama Kariuki Kimathi Machar Mbeki Mkapa Mutua Njoroge Odhiambo Omondi Shamte Warsame Were Guled"),
    ),
    Tradition(  # Congolese, Rwandan, Zambian, Zimbabwean, Xhosa, Zulu
        "Bonaventure Chanda Didier Faustin Innocent Jabulani Kabwe Lwazi Moise Patrice Sipho Tendai Themba",
        "Chipo Esperance Nomvula Rutendo Thandiwe",
        (
            "Banda Chikwanda Dlamini Habimana Kabongo Lubinda Makoni Mbuyi Moyo Mukasa Ndlovu Nkurunziza "
            "Sibanda Tshibanda Zulu"
        ),
    ),
    Tradition(  # Hindi, Punjabi, Marathi
        "Anil Balraj Deepak Gopal Harish Jagdish Kunal Manoj Nitin Pradeep Rakesh Suresh Tarun Vikram Yashwant",
        "Asha Kavita Meena Neha Pooja Rekha Sunita",
        (
            "Agarwal Bhosale Chauhan Deshpande Gill Joshi Kulkarni Malhotra Nanda Pandey Rathore Saxena "
            "Trivedi Verma Yadav"
        ),
    ),
    Tradition(  # Tamil, Telugu, Sinhala
        "Arulnithi Dharmalingam Ganesan Karthik Lasantha Murugan Nuwan Palani Ranil Selvam Thilak Venkatesh",
        "Anushka Chandrika Kamala Meenakshi Nirmala",
        (
            "Balasubramaniam Chelliah Dissanayake Fonseka Gunawardena Jayakumar Kumaratunge Natarajan "
            "Perera Rajapillai Reddy Sivakumar Thangavel Wickremaratne"
        ),
    ),
    Tradition(  # Bengali, Pakistani
        "Arif Bashirul Faruk Golam Imran Jahangir Kazi Masud Nazrul Rafiq Shahid Tanvir Zulfiqar",
        "Ayesha Farida Nasrin Rokeya Shabnam",
        "Bhatti Chowdhury Durrani Ganguly Hoque Khattak Majumdar Niazi Qazi Sarkar Siddiqui Talukdar Yousafzai",
    ),
    Tradition(  # Chinese
        (
            "Boyang Chenglong Dawei Fusheng Guoliang Haitao Jianguo Junhao Kaiming Minzhe Peng Shaojun "
            "Weimin Xiaogang Yifan Zhiyuan"
        ),
        "Huiling Lihua Meifang Qian Xiulan Yuting",
        "Bai Cai Deng Feng Gao Han Jiang Kong Liang Meng Ouyang Qiu Ren Shen Tang Wei Xue Yao Zheng Zou",
        order="family given",
    ),
    Tradition(  # Korean
        "Dong-wook Gi-tae Hyun-soo Jae-min Kyung-ho Min-jun Sang-cheol Seung-woo Tae-yang Young-jin",
        "Eun-ji Hye-rin Mi-kyung Soo-ah Yoon-hee",
        "Ahn Baek Cho Han Hwang Jang Kang Kwon Moon Noh Oh Paik Ryu Seo Shin Yoon",
        order="family given",
    ),
    Tradition(  # Vietnamese
        "Duc Dung Hai Hieu Khoa Long Minh Nam Phuc Quang Son Thanh Trung Tuan Vinh",
        "Hanh Hoa Lan Mai Thuy Trang",
        "Bui_Van Cao_Dinh Dang_Huu Do_Quoc Hoang_Manh Le_Cong Ngo_Xuan Nguyen_Thi Pham_Ba Tran_Duy Vo_Tan",
        order="family given",
        short="given",
    ),
    Tradition(  # Japanese
        "Daisuke Haruto Hiroshi Kazuo Kenta Makoto Naoki Ryota Satoshi Takeshi Yusuke",
        "Akiko Emi Hanako Keiko Naomi Yuriko",
        "Aoyama Fujikawa Hasegawa Ishiguro Kuramoto Matsuda Nakagawa Okabe Sakurai Takeda Uemura Yamashiro",
    ),
    Tradition(  # Indonesian, Javanese: one name
        (
            "Suharyono Wibisono Sumantri Hartanto Suprapto Budianto Kusnadi Prawiro Mulyadi Sutrisno "
            "Wirawan Darmadi Gunadi"
        ),
        "Sulastri Megasari Lestari Kartini Suryani Wulandari",
        "",
        order="given",
        short="given",
    ),
    Tradition(  # Malay, Filipino
        "Aurelio Benigno Crisanto Datu Efren Isagani Jejomar Rodolfo Hafiz Azlan Shahrul",
        "Corazon Imelda Luzviminda Rosario Siti",
        ("Abesamis Bautista Catapang Dimaculangan Lacson Magsino Panganiban Salonga Tolentino Zainuddin Kamaruddin"),
    ),
    Tradition(  # Burmese, Thai, Khmer
        "Aung Kyaw Thein Somchai Prasert Anupong Sovann Vuthy Chea Thaksorn",
        "Khin Suda Bopha Malee",
        "Hlaing Myint Zaw Win Chaiyasit Rattanakul Srisai Phirun Sokha Thongchai Wongsawat",
    ),
    Tradition(  # Spanish, two family names
        (
            "Alvaro Bernardo Carlos Diego Emilio Fabian Gonzalo Hector Ignacio Joaquin Leandro Mauricio "
            "Nestor Raul Sergio Vicente"
        ),
        "Beatriz Carolina Dolores Graciela Lucia Pilar Ximena",
        (
            "Acosta Barrientos Cardenas Delgadillo Echeverria Figueroa Guerrero Herrera Ibarra Jaramillo "
            "Lozano Maldonado Navarrete Orozco Pizarro Quintero Restrepo Sandoval Trujillo Urrutia "
            "Villalobos Zamora"
        ),
        order="given family family",
    ),
    Tradition(  # Portuguese, Brazilian
        "Afonso Caio Duarte Everton Fernando Gustavo Henrique Joao Luis Nuno Otavio Rui Tiago",
        "Catarina Fernanda Inês Luana Marta Teresa",
        (
            "Almeida Barbosa Cavalcanti da_Costa dos_Santos Esteves Figueira Gouveia Lacerda Magalhaes "
            "Nogueira Peixoto Ribeiro Teixeira Vasconcelos"
        ),
    ),
    Tradition(  # French, Malian, Senegalese
        (
            "Antoine Baptiste Cedric Didier Etienne Fabrice Gerard Jean-Luc Laurent Mathieu Olivier "
            "Thierry Amadou Mamadou Ousmane"
        ),
        "Aurélie Céline Élodie Hélène Mireille Aminata Fatoumata",
        (
            "Aubert Bonnefoy Charpentier Delacroix Fournier Girard Lemoine Marchand Perrin Rousselet "
            "Vasseur Coulibaly Diarra Keita Ndiaye Traore Sissoko"
        ),
    ),
    Tradition(  # Italian, Romanian
        ("Alessio Bruno Corrado Davide Enzo Fabrizio Gianni Luca Marcello Paolo Ruggero Silvio Bogdan Cristian Mihai"),
        "Chiara Giulia Ilaria Lucrezia Ioana Simona",
        (
            "Albanese Bianchetti Castellani De_Luca Ferrante Galli Lombardo Moretti Pellegrini Rinaldi "
            "Santoro Tedesco Vitale Ionescu Dragomir Munteanu Stancu"
        ),
    ),
    Tradition(  # German, Austrian, Swiss
        "Achim Bernd Dieter Florian Gerhard Heiko Jürgen Karsten Lothar Matthias Norbert Rainer Stefan Uwe",
        "Anke Birgit Christa Heike Sabine Ulrike",
        (
            "Ackermann Baumgartner Dietrich Eberhardt Fischbach Grünwald Hoffmeister Kaltenbach Lindner "
            "Neumeier Obermann Pfeiffer Reinhardt Steinbach Vogelsang Zimmerli von_Arnsberg"
        ),
    ),
    Tradition(  # Dutch, Flemish
        "Arjen Bas Dirk Geert Hendrik Jeroen Klaas Maarten Pieter Ruud Sander Wouter",
        "Anneke Femke Hilde Lieke Marijke",
        (
            "van_der_Berg van_Dijk de_Groot Hoekstra Janssens Kuipers van_Loon Mulder Peeters de_Smet "
            "Verhoeven Wouters Zijlstra"
        ),
    ),
    Tradition(  # Nordic, Baltic, Finnish
        "Anders Bjorn Eirik Gunnar Håkon Jens Kjell Lars Mikkel Olav Sven Timo Veli Jonas Rimantas Janis",
        "Astrid Freja Ingrid Kaisa Sigrid Liina",
        (
            "Aalto Bergström Dahlgren Eriksen Fredriksen Gustafsson Hakala Isaksen Jokinen Kalnins "
            "Lindqvist Mikkelsen Nygaard Petrauskas Rasmussen Sørensen Tamm Virtanen"
        ),
    ),
    Tradition(  # Irish, Scottish, English, American
        (
            "Aidan Brendan Callum Desmond Eamon Fergus Graham Howard Ian Keith Malcolm Nigel Patrick "
            "Russell Stuart Trevor Wayne Derek Marcus Tyrone"
        ),
        "Alison Bridget Denise Fiona Gillian Heather Maeve Pamela Siobhan Tracy",
        (
            "Abernathy Brannigan Carmody Doyle Eastwood Fitzgerald Gallagher Hargreaves Inglis Kearney "
            "Lockhart MacAllister Mulcahy O'Donovan O'Rourke Prescott Quigley Rafferty Sinclair Thackeray"
            " Underhill Whitlock Yardley Washburn"
        ),
    ),
    Tradition(  # Greek, Cypriot, Albanian
        "Andreas Christos Dimitris Giorgos Kostas Nikos Panagiotis Spyros Yannis Arben Fatmir",
        "Despina Eleni Katerina Maria Sofia Vjosa",
        (
            "Alexandrou Christodoulou Economou Galanis Karagiannis Lambrou Makris Papanikolaou "
            "Stathopoulos Vlachos Zervas Hoxhaj Krasniqi Berisha"
        ),
    ),
    Tradition(  # Hebrew
        "Amir Boaz Dov Eitan Gadi Ilan Nadav Oren Shlomo Uri Yair Zeev",
        "Dafna Michal Noa Rivka Tali",
        ("Abramovich Ben-Haim Cohen-Lavi Dagan Elbaz Golan Harari Kaplan Mizrahi Peretz Sharabi Tzur Yadin Zohar"),
    ),
    Tradition(  # Georgian, Armenian
        "Avtandil Davit Giorgi Irakli Levan Nodar Shota Vakhtang Armen Hovik Karen Tigran Vardan",
        "Ketevan Maka Nino Anahit Lusine",
        (
            "Basilashvili Chkheidze Dolidze Gelashvili Kobakhia Lomidze Maisuradze Tsereteli Avetisyan "
            "Galstyan Harutyunyan Manukyan Petrosyan Sahakyan"
        ),
    ),
)

KUNYAS = [
    "Bilal",
    "Dujana",
    "Hafs",
    "Idrees",
    "Jandal",
    "Khattab",
    "Layth",
    "Musab",
    "Qatada",
    "Sayyaf",
    "Talha",
    "Usama",
    "Waqas",
    "Yusuf",
    "Zubayr",
    "Turab",
    "Hurayra",
]
NICKNAMES = [
    "the Engineer",
    "the Butcher",
    "the Fox",
    "the Professor",
    "the Cobra",
    "the Doctor",
    "the Ghost",
    "the Wolf",
    "the Falcon",
    "the Carpenter",
    "El Zorro",
    "Grandfather",
    "the Surgeon",
    "the Accountant",
    "the Bull",
    "Commander Zero",
    "the Tailor",
    "Big Sam",
    "the Hammer",
    "Black Rose",
    "the Teacher",
    "Little Paul",
    "the Lion",
    "Baba",
    "the Barber",
    "Comandante Rojo",
    "Old Man River",
    "the Shepherd",
    "the Locksmith",
    "Mzee",
    "Tall Ali",
]

COUNTRIES: tuple[tuple[str, str], ...] = tuple(
    (name, adjective)
    for name, adjective in (
        pair.split(":")
        for pair in [
            "Algeria:Algerian",
            "Angola:Angolan",
            "Argentina:Argentine",
            "Armenia:Armenian",
            "Australia:Australian",
            "Austria:Austrian",
            "Azerbaijan:Azerbaijani",
            "Bangladesh:Bangladeshi",
            "Belgium:Belgian",
            "Bolivia:Bolivian",
            "Brazil:Brazilian",
            "Bulgaria:Bulgarian",
            "Cambodia:Cambodian",
            "Cameroon:Cameroonian",
            "Canada:Canadian",
            "Chad:Chadian",
            "Chile:Chilean",
            "China:Chinese",
            "Colombia:Colombian",
            "Croatia:Croatian",
            "Cuba:Cuban",
            "Denmark:Danish",
            "Ecuador:Ecuadorean",
            "Egypt:Egyptian",
            "Ethiopia:Ethiopian",
            "Finland:Finnish",
            "France:French",
            "Georgia:Georgian",
            "Germany:German",
            "Ghana:Ghanaian",
            "Greece:Greek",
            "Honduras:Honduran",
            "Hungary:Hungarian",
            "India:Indian",
            "Indonesia:Indonesian",
            "Iran:Iranian",
            "Ireland:Irish",
            "Israel:Israeli",
            "Italy:Italian",
            "Japan:Japanese",
            "Jordan:Jordanian",
            "Kazakhstan:Kazakh",
            "Kenya:Kenyan",
            "Kuwait:Kuwaiti",
            "Kyrgyzstan:Kyrgyz",
            "Lebanon:Lebanese",
            "Libya:Libyan",
            "Malaysia:Malaysian",
            "Mali:Malian",
            "Mexico:Mexican",
            "Morocco:Moroccan",
            "Mozambique:Mozambican",
            "Myanmar:Burmese",
            "Nepal:Nepalese",
            "Niger:Nigerien",
            "Nigeria:Nigerian",
            "Norway:Norwegian",
            "Pakistan:Pakistani",
            "Peru:Peruvian",
            "Poland:Polish",
            "Portugal:Portuguese",
            "Romania:Romanian",
            "Russia:Russian",
            "Saudi Arabia:Saudi",
            "Senegal:Senegalese",
            "Serbia:Serbian",
            "Somalia:Somali",
            "Spain:Spanish",
            "Sudan:Sudanese",
            "Sweden:Swedish",
            "Tajikistan:Tajik",
            "Tanzania:Tanzanian",
            "Thailand:Thai",
            "Tunisia:Tunisian",
            "Turkey:Turkish",
            "Uganda:Ugandan",
            "Ukraine:Ukrainian",
            "Uzbekistan:Uzbek",
            "Venezuela:Venezuelan",
            "Vietnam:Vietnamese",
            "Yemen:Yemeni",
            "the United States:US",
            "the United States:American",
            "Britain:British",
            "Zambia:Zambian",
            "Moravia:Moravian",
            "Karelia:Karelian",
            "Ostrava:Ostravan",
            "Veldonia:Veldonian",
            "Tarkania:Tarkanian",
            "Sabaria:Sabarian",
            "Lusania:Lusanian",
            "Zamora:Zamoran",
        ]
    )
)

CITIES = [
    "Nairobi",
    "Lagos",
    "Lima",
    "Quito",
    "Bogota",
    "Porto",
    "Lyon",
    "Turin",
    "Leipzig",
    "Gdansk",
    "Odesa",
    "Tbilisi",
    "Yerevan",
    "Baku",
    "Almaty",
    "Tashkent",
    "Lahore",
    "Kolkata",
    "Dhaka",
    "Chennai",
    "Hanoi",
    "Manila",
    "Jakarta",
    "Surabaya",
    "Busan",
    "Osaka",
    "Chengdu",
    "Perth",
    "Auckland",
    "Toronto",
    "Denver",
    "Houston",
    "Atlanta",
    "Monterrey",
    "Recife",
    "Rosario",
    "Accra",
    "Dakar",
    "Tunis",
    "Oran",
    "Cairo",
    "Amman",
    "Aden",
    "Muscat",
    "Shiraz",
    "Tabriz",
    "Izmir",
    "Adana",
    "Kano",
    "Kampala",
    "Harare",
    "Durban",
    "Luanda",
    "Bergen",
    "Malmo",
    "Tampere",
    "Cork",
    "Leeds",
    "Cardiff",
    "Glasgow",
    "Antwerp",
    "Utrecht",
    "Bern",
    "Graz",
    "Brno",
    "Szeged",
    "Cluj",
    "Varna",
    "Split",
    "Patras",
    "Geneva",
    "Brussels",
    "Vienna",
    "Madrid",
    "Seville",
    "Lisbon",
    "Kabul",
    "Kandahar",
    "Herat",
    "Mogadishu",
    "Juba",
    "Khartoum",
    "Bamako",
    "Niamey",
    "Goma",
]

SYLLABLES: tuple[tuple[str, str, str], ...] = (
    (
        "Kar Ber Zel Dub Ost Vor Mal Gor Lip Sav Tur Hol",
        "a e i o ne ro li va",
        "grad sk nica vets ovo ynsk mir brod chuk pol",
    ),
    ("Tar Kul Shah Aq Jal Nur Kok Tem Bal Zar Osh", "a i u ka ma", "abad kent kul tepe tau shahr gan zar bulak"),
    (
        "al-Mar al-Hak al-Jub al-Sar al-Rut al-Kar Tel_Ha Ras_al-Na Umm_Sa Wadi_Ka Bir_Ma",
        "a i u",
        "wa fa ba sha dah rim mil yeh qah",
    ),
    ("Mwa Kib Nya Lum Chi Zam Kas Mbe Nde Tan", "ba la ma ra ko", "ndi li sa ro ngo ka ta re bu"),
    ("Dam Gum Kad Bir Maid Gwo Zun Yan", "a u i", "ruwa gari nchi boa kari shi duwa"),
    ("Ram Chan Jai Kota Raj Bhag Sund Pal Nag", "a i", "pur garh nagar palli wadi kot bari"),
    ("San_ Santa_ Villa_ Puerto_ ", "Mar Est Ro Ju Fel Cla Lu", "ina ela ado ita ano illa ento"),
    ("Ash Black Har Wood King North Lang Mill Red", "en er ing s", "ford ham bury ton field port wick dale"),
    ("Grün Alt Neu Wald Stein Ober Lich", "en er", "berg bach hausen dorf feld burg"),
    ("Qing Hua Lin Jin Yong Tai Ping Xin", "", "zhou shan an cheng he yuan jiang"),
    ("Mon Val Saint- Beau Roche", "a e i", "ville mont court fort sac nay"),
    ("Khe Dien Bao Tan Phu Long", "", "_Sanh _Loc _Hoa _Trung _Lam _Binh"),
)


def pick(rng: random.Random, words: str) -> str:
    """One of the words of a line; an underscore stands for a space."""
    return rng.choice(words.split()).replace("_", " ")


def person(rng: random.Random) -> Name:
    """A name of a random tradition."""
    tradition = rng.choice(TRADITIONS)
    woman = rng.random() < 0.3
    given = pick(rng, tradition.women if woman else tradition.men)
    if tradition.order == "given":
        return Name(given, given, woman)
    family = pick(rng, tradition.family).replace("\u00ad", " ")
    if tradition.order == "family given":
        return Name(f"{family} {given}", given if tradition.short == "given" else family, woman)
    if tradition.order == "given family family" and rng.random() < 0.6:
        second = pick(rng, tradition.family)
        return Name(f"{given} {family} {second}", f"{family} {second}" if rng.random() < 0.4 else family, woman)
    draw = rng.random()
    if family.lower().startswith(("al-", "el-")) and not woman and draw < 0.3:
        father = pick(rng, tradition.men)
        full = rng.choice(
            (f"{given} {father} {family}", f"{given} ibn {father} {family}", f"Abu {rng.choice(KUNYAS)} {family}")
        )
        return Name(full, family, woman)
    if family.startswith("al-") and draw < 0.45:
        loose = family.replace("al-", rng.choice(("Al ", "al ", "Al-")))
        return Name(f"{given} {loose}", loose, woman)
    if draw > 0.93 and tradition.short == "family":
        return Name(f"{given} {rng.choice('ABCDEFGHJKLMNPRSTVW')} {family}", family, woman)
    return Name(f"{given} {family}", given if tradition.short == "given" else family, woman)


def town(rng: random.Random) -> str:
    """An invented town, or sometimes a real city."""
    if rng.random() < 0.2:
        return rng.choice(CITIES)
    first, middle, last = rng.choice(SYLLABLES)
    parts = [rng.choice(part.split()) if part.split() else "" for part in (first, middle, last)]
    name = "".join(parts).replace("_", " ")
    return name[0].upper() + name[1:] if not name.startswith("al-") else name


def country(rng: random.Random) -> tuple[str, str]:
    """A country and its adjective."""
    return rng.choice(COUNTRIES)
