One failed look is less than `fall`: nothing moves and nobody is told.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 reset
$ pass 0.25S
$ heal nginx-1
$ pass 5S
