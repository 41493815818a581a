"""The one real region of the demo: its schools are real, its dossiers and people are made up.

The two samenwerkingsverbanden of the region of Zeist cover exactly the same postcodes and have schools of every
sector: 78 for primary, 18 for secondary, 9 for special education.
"""

SWV_PO = "PO2603"
SWV_VO = "VO2603"
STEUNPUNT_NAAM = "Ouder- en jeugdsteunpunt regio Zeist (demo)"
# A postcode in the middle of the region, for examples on the screen.
POSTCODE = "3701 AA"
