Both nginx are reached through two routers. One of them dies: there is another way, and nothing else changes.

$ hosts two-routers
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-1 finds router-1 up: passed
    03:00:00.750 lb-1 finds router-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds router-1 up: passed
    03:00:00.750 lb-2 finds router-2 up: passed
$ fail router-1 connect-timeout
$ pass 6S
    03:00:05.250 lb-1 finds router-1 down: connect-timeout: the connection was not accepted in time
    03:00:05.250 lb-1 opens [router-1] the connection was not accepted in time · 493Y
    03:00:05.250 lb-1 tells ana: [router-1] the connection was not accepted in time · 493Y
    03:00:05.250 lb-2 finds router-1 down: connect-timeout: the connection was not accepted in time
    03:00:05.250 lb-2 opens [router-1] the connection was not accepted in time · X2T8
    03:00:05.500 lb-2 takes over [router-1] the connection was not accepted in time · 493Y

nginx-2 dies behind the one that is left: that is its own death.

$ fail nginx-2 refused
$ pass 4S
    03:00:12.250 lb-1 finds nginx-2 down: refused: the connection was refused
    03:00:12.250 lb-1 opens [nginx-2] the connection was refused · JQ3A
    03:00:12.250 lb-2 finds nginx-2 down: refused: the connection was refused
    03:00:12.250 lb-2 places a hold: nginx-2 held out by lb-2: the connection was refused
    03:00:12.250 lb-2 moves vip-2 from in to out: nginx-2 held out by lb-2: the connection was refused
    03:00:12.250 lb-2 opens [nginx-2] the connection was refused · FJHY
    03:00:12.500 lb-2 sees vip-2 settled: out
    03:00:12.500 lb-2 tells ana: [nginx-2] the connection was refused · FJHY
    03:00:12.750 lb-1 takes over [nginx-2] the connection was refused · FJHY
$ heal nginx-2
$ pass 8S
    03:00:15.500 lb-1 finds nginx-2 up: passed
    03:00:15.500 lb-2 finds nginx-2 up: passed
    03:00:15.500 lb-2 did not bring nginx-2 back: 2s left to wait (law 4: each return after a failure waits longer)
    03:00:17.500 lb-1 closes [nginx-2] the connection was refused · FJHY
    03:00:17.500 lb-2 ends a hold: nginx-2 held out by lb-2: the connection was refused; nginx-2 is well again
    03:00:17.500 lb-2 moves vip-2 from out to in: nothing holds it
    03:00:17.750 lb-2 sees vip-2 settled: in
    03:00:17.750 lb-2 closes [nginx-2] the connection was refused · FJHY
    03:00:17.750 lb-2 tells ana: over: [nginx-2] the connection was refused · FJHY
    03:00:18.000 lb-1 hears that ana was told the end of FJHY

Now the second router dies too.

$ fail router-2 connect-timeout
$ fail nginx-1 connect-timeout
$ fail nginx-2 connect-timeout
$ pass 8S
    03:00:23.250 lb-1 finds router-2 down: connect-timeout: the connection was not accepted in time
    03:00:23.250 lb-1 opens [router-2] the connection was not accepted in time · RW82
    03:00:23.250 lb-1 tells ana: [router-2] the connection was not accepted in time · RW82
    03:00:23.250 lb-2 finds router-2 down: connect-timeout: the connection was not accepted in time
    03:00:23.250 lb-2 opens [router-2] the connection was not accepted in time · 1QHM
    03:00:23.500 lb-1 finds nginx-1 unsure: connect-timeout: the connection was not accepted in time, behind router-1
    03:00:23.500 lb-1 finds nginx-2 unsure: connect-timeout: the connection was not accepted in time, behind router-1
    03:00:23.500 lb-2 finds nginx-1 unsure: connect-timeout: the connection was not accepted in time, behind router-1
    03:00:23.500 lb-2 finds nginx-2 unsure: connect-timeout: the connection was not accepted in time, behind router-1
    03:00:23.500 lb-2 takes over [router-2] the connection was not accepted in time · RW82
$ heal router-1
$ heal nginx-1
$ heal nginx-2
$ pass 8S
    03:00:31.500 lb-1 finds nginx-1 up: passed
    03:00:31.500 lb-1 finds nginx-2 up: passed
    03:00:31.500 lb-1 finds router-1 up: passed
    03:00:31.500 lb-1 closes [router-1] the connection was not accepted in time · 493Y
    03:00:31.500 lb-1 tells ana: over: [router-1] the connection was not accepted in time · 493Y
    03:00:31.500 lb-2 finds nginx-1 up: passed
    03:00:31.500 lb-2 finds nginx-2 up: passed
    03:00:31.500 lb-2 finds router-1 up: passed
    03:00:31.500 lb-2 closes [router-1] the connection was not accepted in time · 493Y
    03:00:31.750 lb-2 hears that ana was told the end of 493Y
