A master that was given up comes back and still takes writes: there are two now, and each second makes it worse. A
service in maintenance changes nothing about that: it is told all the same.

$ hosts one-writer
$ writes nginx-1 yes
$ writes nginx-2 no
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ maintenance-on lb-1 shop 1H
    03:00:04.250 lb-1 answers: service shop held maintenance by ana: release, for 1h
    03:00:04.250 lb-1 answers: lb-2 follows: it moves shop-page
    03:00:04.250 lb-1 places a hold: service shop held maintenance by ana: release
    03:00:04.250 lb-1 moves shop-page from maintenance off to maintenance on: service shop held maintenance by ana: release
$ pass 1S
    03:00:04.500 lb-1 sees shop-page settled: maintenance on
    03:00:04.500 lb-2 is bound by lb-1: [service shop held maintenance by ana: release]
    03:00:04.500 lb-2 moves shop-page from maintenance off to maintenance on: service shop held maintenance by ana: release
    03:00:04.750 lb-2 sees shop-page settled: maintenance on
    03:00:05.000 lb-1 completes a hold: service shop held maintenance by ana: release
$ writes nginx-2 yes
$ pass 4S
    03:00:07.000 lb-1 opens [web] nginx-1 and nginx-2 both take writes · KK5A
    03:00:07.000 lb-1 tells ana: [web] nginx-1 and nginx-2 both take writes · KK5A
    03:00:07.000 lb-2 opens [web] nginx-1 and nginx-2 both take writes · EPQY
    03:00:07.250 lb-2 takes over [web] nginx-1 and nginx-2 both take writes · KK5A
$ writes nginx-1 no
$ pass 4S
    03:00:10.000 lb-1 closes [web] nginx-1 and nginx-2 both take writes · KK5A
    03:00:10.000 lb-1 tells ana: over: [web] nginx-1 and nginx-2 both take writes · KK5A
    03:00:10.000 lb-2 closes [web] nginx-1 and nginx-2 both take writes · KK5A
    03:00:10.250 lb-2 hears that ana was told the end of KK5A

None at all is an alarm too.

$ writes nginx-2 no
$ pass 6S
    03:00:15.000 lb-1 opens [web] none of nginx-1, nginx-2 takes writes · PVB6
    03:00:15.000 lb-1 tells ana: [web] none of nginx-1, nginx-2 takes writes · PVB6
    03:00:15.000 lb-2 opens [web] none of nginx-1, nginx-2 takes writes · GR1B
    03:00:15.250 lb-2 takes over [web] none of nginx-1, nginx-2 takes writes · PVB6
