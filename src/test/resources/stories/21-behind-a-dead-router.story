Both nginx are reached through one router. It dies, and with it everything behind it falls silent: that is one incident,
nothing is moved, and nobody is told three times.

$ hosts router
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-1 finds router up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds router up: passed
$ fail nginx-1 connect-timeout
$ fail nginx-2 connect-timeout
$ fail router connect-timeout
$ pass 8S
    03:00:05.250 lb-1 finds router down: connect-timeout: the connection was not accepted in time
    03:00:05.250 lb-1 opens [router] the connection was not accepted in time · 3BHE
    03:00:05.250 lb-1 tells ana: [router] the connection was not accepted in time · 3BHE
    03:00:05.250 lb-2 finds router down: connect-timeout: the connection was not accepted in time
    03:00:05.250 lb-2 opens [router] the connection was not accepted in time · 6XHK
    03:00:05.500 lb-1 finds nginx-1 unsure: connect-timeout: the connection was not accepted in time, behind router
    03:00:05.500 lb-1 finds nginx-2 unsure: connect-timeout: the connection was not accepted in time, behind router
    03:00:05.500 lb-2 finds nginx-1 unsure: connect-timeout: the connection was not accepted in time, behind router
    03:00:05.500 lb-2 finds nginx-2 unsure: connect-timeout: the connection was not accepted in time, behind router
    03:00:05.500 lb-2 takes over [router] the connection was not accepted in time · 3BHE

The router is back, but nginx-1 is not: now it is known that it died by itself.

$ heal router
$ heal nginx-2
$ pass 8S
    03:00:13.500 lb-1 finds nginx-2 up: passed
    03:00:13.500 lb-1 finds router up: passed
    03:00:13.500 lb-1 closes [router] the connection was not accepted in time · 3BHE
    03:00:13.500 lb-1 tells ana: over: [router] the connection was not accepted in time · 3BHE
    03:00:13.500 lb-2 finds nginx-2 up: passed
    03:00:13.500 lb-2 finds router up: passed
    03:00:13.500 lb-2 closes [router] the connection was not accepted in time · 3BHE
    03:00:13.750 lb-2 hears that ana was told the end of 3BHE
    03:00:15.250 lb-1 finds nginx-1 down: connect-timeout: the connection was not accepted in time
    03:00:15.250 lb-1 places a hold: nginx-1 held out by lb-1: the connection was not accepted in time
    03:00:15.250 lb-1 moves vip-1 from in to out: nginx-1 held out by lb-1: the connection was not accepted in time
    03:00:15.250 lb-1 opens [nginx-1] the connection was not accepted in time · 74BJ
    03:00:15.250 lb-2 finds nginx-1 down: connect-timeout: the connection was not accepted in time
    03:00:15.250 lb-2 opens [nginx-1] the connection was not accepted in time · T1S6
    03:00:15.500 lb-1 sees vip-1 settled: out
    03:00:15.500 lb-1 tells ana: [nginx-1] the connection was not accepted in time · 74BJ
    03:00:15.750 lb-2 takes over [nginx-1] the connection was not accepted in time · 74BJ
$ heal nginx-1
$ pass 40S
    03:00:21.500 lb-1 finds nginx-1 up: passed
    03:00:21.500 lb-1 did not bring nginx-1 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:21.500 lb-2 finds nginx-1 up: passed
    03:00:23.500 lb-1 ends a hold: nginx-1 held out by lb-1: the connection was not accepted in time; nginx-1 is well again
    03:00:23.500 lb-1 moves vip-1 from out to in: nothing holds it
    03:00:23.500 lb-2 closes [nginx-1] the connection was not accepted in time · 74BJ
    03:00:23.750 lb-1 sees vip-1 settled: in
    03:00:23.750 lb-1 closes [nginx-1] the connection was not accepted in time · 74BJ
    03:00:23.750 lb-1 tells ana: over: [nginx-1] the connection was not accepted in time · 74BJ
    03:00:24.000 lb-2 hears that ana was told the end of 74BJ
