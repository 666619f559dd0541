keepalived died on both hosts: nginx is well, and nobody reaches it. On its way from one host to the other the address
is nowhere for a moment: that is no alarm.

$ hosts vip
$ holds nginx-1 yes
$ holds nginx-2 no
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ holds nginx-1 no
$ pass 1S
$ holds nginx-2 yes
$ pass 4S
$ holds nginx-2 no
$ pass 6S
    03:00:11.000 lb-1 opens [web] none of nginx-1, nginx-2 holds 10.0.0.9 · XSNC
    03:00:11.000 lb-1 tells ana: [web] none of nginx-1, nginx-2 holds 10.0.0.9 · XSNC
    03:00:11.000 lb-2 opens [web] none of nginx-1, nginx-2 holds 10.0.0.9 · VTZ1
    03:00:11.250 lb-2 takes over [web] none of nginx-1, nginx-2 holds 10.0.0.9 · XSNC
$ holds nginx-1 yes
$ pass 4S
    03:00:16.000 lb-1 closes [web] none of nginx-1, nginx-2 holds 10.0.0.9 · XSNC
    03:00:16.000 lb-1 tells ana: over: [web] none of nginx-1, nginx-2 holds 10.0.0.9 · XSNC
    03:00:16.000 lb-2 closes [web] none of nginx-1, nginx-2 holds 10.0.0.9 · XSNC
    03:00:16.250 lb-2 hears that ana was told the end of XSNC
