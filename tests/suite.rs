b.txt	93	112	a.txt	0	9	4
b.txt	11	20	a.txt	0	9	4
