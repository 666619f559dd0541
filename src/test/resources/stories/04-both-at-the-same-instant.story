Both die at the same instant. Neither may lean on the other, so nobody is lowered.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 refused
$ fail nginx-2 refused
$ pass 6S
    03:00:04.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-1 finds nginx-2 down: refused: the connection was refused
    03:00:04.250 lb-1 did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-1 opens [nginx-1] the connection was refused · DX98, behind group web
    03:00:04.250 lb-1 opens [nginx-2] the connection was refused · PTEY, behind group web
    03:00:04.250 lb-1 opens [web] every member is down; nobody is taken out · WTWK
    03:00:04.250 lb-1 tells ana: [web] every member is down; nobody is taken out · WTWK
    03:00:04.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-2 finds nginx-2 down: refused: the connection was refused
    03:00:04.250 lb-2 did not take nginx-2 out: group web keeps 1, healthy in rotation without nginx-2: none (law 2: a group is never left with fewer healthy members in rotation than it must keep)
    03:00:04.250 lb-2 opens [nginx-1] the connection was refused · GRVW, behind group web
    03:00:04.250 lb-2 opens [nginx-2] the connection was refused · BZWA, behind group web
    03:00:04.250 lb-2 opens [web] every member is down; nobody is taken out · 5H55
    03:00:04.500 lb-2 takes over [web] every member is down; nobody is taken out · WTWK
$ heal nginx-1
$ heal nginx-2
$ pass 8S
    03:00:10.000 lb-1 did not take nginx-1 out: nginx-1 is down, in doubt (law 1: unclear or stale evidence takes nothing out)
    03:00:10.000 lb-2 did not take nginx-2 out: nginx-2 is down, in doubt (law 1: unclear or stale evidence takes nothing out)
    03:00:10.500 lb-1 finds nginx-1 up: passed
    03:00:10.500 lb-1 finds nginx-2 up: passed
    03:00:10.500 lb-2 finds nginx-1 up: passed
    03:00:10.500 lb-2 finds nginx-2 up: passed
    03:00:12.500 lb-1 closes [nginx-1] the connection was refused · DX98
    03:00:12.500 lb-1 closes [nginx-2] the connection was refused · PTEY
    03:00:12.500 lb-1 closes [web] every member is down; nobody is taken out · WTWK
    03:00:12.500 lb-1 tells ana: over: [web] every member is down; nobody is taken out · WTWK
    03:00:12.500 lb-2 closes [nginx-1] the connection was refused · GRVW
    03:00:12.500 lb-2 closes [nginx-2] the connection was refused · BZWA
    03:00:12.500 lb-2 closes [web] every member is down; nobody is taken out · WTWK
    03:00:12.750 lb-2 hears that ana was told the end of WTWK
