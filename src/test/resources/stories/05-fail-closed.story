The same with `when-all-down: take-out`.

$ hosts take-out
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
    03:00:04.250 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:04.250 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
    03:00:04.250 lb-1 opens [nginx-1] the connection was refused · DX98, behind group web
    03:00:04.250 lb-1 opens [nginx-2] the connection was refused · PTEY, behind group web
    03:00:04.250 lb-1 opens [web] every member is down; all are taken out · WTWK
    03:00:04.250 lb-1 tells ana: [web] every member is down; all are taken out · WTWK
    03:00:04.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-2 finds nginx-2 down: refused: the connection was refused
    03:00:04.250 lb-2 places a hold: nginx-2 held out by lb-2: the connection was refused
    03:00:04.250 lb-2 moves vip-2 from in to out: nginx-2 held out by lb-2: the connection was refused
    03:00:04.250 lb-2 opens [nginx-1] the connection was refused · GRVW, behind group web
    03:00:04.250 lb-2 opens [nginx-2] the connection was refused · BZWA, behind group web
    03:00:04.250 lb-2 opens [web] every member is down; all are taken out · 5H55
    03:00:04.500 lb-1 sees vip-1 settled: out
    03:00:04.500 lb-2 sees vip-2 settled: out
    03:00:04.500 lb-2 takes over [web] every member is down; all are taken out · WTWK
$ heal nginx-1
$ heal nginx-2
$ pass 8S
    03:00:10.500 lb-1 finds nginx-1 up: passed
    03:00:10.500 lb-1 finds nginx-2 up: passed
    03:00:10.500 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was refused; nginx-1 is well again
    03:00:10.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:10.500 lb-2 finds nginx-1 up: passed
    03:00:10.500 lb-2 finds nginx-2 up: passed
    03:00:10.500 lb-2 ends a hold: nginx-2 held out by lb-2: the connection was refused; nginx-2 is well again
    03:00:10.500 lb-2 moves vip-2 from out to in: nothing holds it
    03:00:10.750 lb-1 sees vip-1 settled: in
    03:00:10.750 lb-2 sees vip-2 settled: in
    03:00:12.500 lb-1 closes [nginx-1] the connection was refused · DX98
    03:00:12.500 lb-1 closes [nginx-2] the connection was refused · PTEY
    03:00:12.500 lb-1 closes [web] every member is down; all are taken out · WTWK
    03:00:12.500 lb-1 tells ana: over: [web] every member is down; all are taken out · WTWK
    03:00:12.500 lb-2 closes [nginx-1] the connection was refused · GRVW
    03:00:12.500 lb-2 closes [nginx-2] the connection was refused · BZWA
    03:00:12.500 lb-2 closes [web] every member is down; all are taken out · WTWK
    03:00:12.750 lb-2 hears that ana was told the end of WTWK
