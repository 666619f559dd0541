Relevo has no file descriptors left: its looks say nothing about nginx, and nothing moves.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ blind nginx-1
$ pass 12S
    03:00:09.250 lb-1 finds nginx-1 unsure: unclear: no file descriptors left
    03:00:09.250 lb-2 finds nginx-1 unsure: unclear: no file descriptors left
$ heal nginx-1
$ pass 3S
    03:00:15.750 lb-1 finds nginx-1 up: passed
    03:00:15.750 lb-2 finds nginx-1 up: passed
