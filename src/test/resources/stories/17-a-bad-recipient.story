Mail to ana is refused for good. The others are told.

$ hosts two-people
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ refuse-mail ana
$ pass 3S
    03:00:03.250 lb-1 opens [ana] mail to it is refused · Z2F2
    03:00:03.250 lb-1 tells brian: [ana] mail to it is refused · Z2F2
    03:00:03.250 lb-2 opens [ana] mail to it is refused · H30A
    03:00:03.250 lb-2 tells brian: [ana] mail to it is refused · H30A
$ accept-mail
$ pass 2S
    03:00:06.250 lb-1 closes [ana] mail to it is refused · Z2F2
    03:00:06.250 lb-1 tells brian: over: [ana] mail to it is refused · Z2F2
    03:00:06.250 lb-2 closes [ana] mail to it is refused · H30A
    03:00:06.250 lb-2 tells brian: over: [ana] mail to it is refused · H30A
