VRRP is split: both hosts hold the address. That is an alarm at once, whatever else is well, and nothing is moved by it.

$ hosts vip
$ holds nginx-1 yes
$ holds nginx-2 no
$ pass 4S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ holds nginx-2 yes
$ pass 4S
    03:00:06.000 lb-1 opens [web] nginx-1 and nginx-2 both hold 10.0.0.9 · KK9G
    03:00:06.000 lb-1 tells ana: [web] nginx-1 and nginx-2 both hold 10.0.0.9 · KK9G
    03:00:06.000 lb-2 opens [web] nginx-1 and nginx-2 both hold 10.0.0.9 · EPV4
    03:00:06.250 lb-2 takes over [web] nginx-1 and nginx-2 both hold 10.0.0.9 · KK9G

One of the two lets go.

$ holds nginx-1 no
$ pass 4S
    03:00:09.000 lb-1 closes [web] nginx-1 and nginx-2 both hold 10.0.0.9 · KK9G
    03:00:09.000 lb-1 tells ana: over: [web] nginx-1 and nginx-2 both hold 10.0.0.9 · KK9G
    03:00:09.000 lb-2 closes [web] nginx-1 and nginx-2 both hold 10.0.0.9 · KK9G
    03:00:09.250 lb-2 hears that ana was told the end of KK9G
