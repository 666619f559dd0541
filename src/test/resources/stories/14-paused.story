While everything is paused nothing is ordered, a failure is told and nothing moves; after it the failure is acted upon.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ pause lb-1 30M
    03:00:03.250 lb-1 answers: everything held freeze by ana: big work, for 30m
    03:00:03.250 lb-1 places a hold: everything held freeze by ana: big work
$ drain lb-1 nginx-1 30M
    03:00:03.500 lb-1 answers: did not take nginx-1 out: everything held freeze by ana: big work (a freeze keeps every switch where it is)
    03:00:03.500 lb-1 did not take nginx-1 out: everything held freeze by ana: big work (a freeze keeps every switch where it is)
$ fail nginx-1 refused
$ pass 5S
    03:00:04.250 lb-1 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-1 did not take nginx-1 out: everything held freeze by ana: big work (a freeze keeps every switch where it is)
    03:00:04.250 lb-1 opens [nginx-1] the connection was refused · DX98
    03:00:04.250 lb-2 finds nginx-1 down: refused: the connection was refused
    03:00:04.250 lb-2 opens [nginx-1] the connection was refused · GRVW
    03:00:05.000 lb-1 tells ana: [nginx-1] the connection was refused · DX98
    03:00:05.250 lb-2 takes over [nginx-1] the connection was refused · DX98
$ resume lb-1
    03:00:08.750 lb-1 answers: everything held freeze by ana: big work: ended
    03:00:08.750 lb-1 ends a hold: everything held freeze by ana: big work; ended by ana
    03:00:08.750 lb-1 places a hold: nginx-1 held out by lb-1: the connection was refused
    03:00:08.750 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was refused
$ pass 3S
    03:00:09.000 lb-1 sees vip-1 settled: out
