A service is put in maintenance on one host; the other follows. Nobody is taken out and nobody is woken.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ maintenance-on lb-1 shop 10S
    03:00:03.250 lb-1 answers: service shop held maintenance by ana: release, for 10s
    03:00:03.250 lb-1 answers: lb-2 follows: it moves shop-page
    03:00:03.250 lb-1 places a hold: service shop held maintenance by ana: release
    03:00:03.250 lb-1 moves shop-page from maintenance off to maintenance on: service shop held maintenance by ana: release
$ pass 2S
    03:00:03.500 lb-1 sees shop-page settled: maintenance on
    03:00:03.500 lb-2 is bound by lb-1: [service shop held maintenance by ana: release]
    03:00:03.500 lb-2 moves shop-page from maintenance off to maintenance on: service shop held maintenance by ana: release
    03:00:03.750 lb-2 sees shop-page settled: maintenance on
    03:00:04.000 lb-1 completes a hold: service shop held maintenance by ana: release
$ maintenance-off lb-2 shop
    03:00:05.500 lb-2 answers: did not end maintenance of shop: ana ordered it on lb-1 (an order ends on the agent that it was given on)
    03:00:05.500 lb-2 did not end maintenance of shop: ana ordered it on lb-1 (an order ends on the agent that it was given on)
$ pass 1S
$ maintenance-off lb-1 shop
    03:00:06.750 lb-1 answers: service shop held maintenance by ana: release: ended
    03:00:06.750 lb-1 ends a hold: service shop held maintenance by ana: release; ended by ana
    03:00:06.750 lb-1 moves shop-page from maintenance on to maintenance off: nothing holds it
$ pass 2S
    03:00:07.000 lb-1 sees shop-page settled: maintenance off
    03:00:07.000 lb-2 is bound by nothing of lb-1
    03:00:07.000 lb-2 moves shop-page from maintenance on to maintenance off: nothing holds it
    03:00:07.250 lb-2 sees shop-page settled: maintenance off
