nginx-1 passes and fails by turns, seldom twice in a row, so that it is never down. That it flaps is told once, and
the end of it when it is at rest.

$ hosts
$ pass 24S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ fail nginx-1 refused
$ pass 1S
$ heal nginx-1
$ pass 1S
$ fail nginx-1 refused
$ pass 1S
$ heal nginx-1
$ pass 1S
$ fail nginx-1 refused
$ pass 1S
$ heal nginx-1
$ pass 1S
    03:00:29.250 lb-1 opens [nginx-1] it flaps: its looks pass and fail by turns · 8RCP
    03:00:29.250 lb-2 opens [nginx-1] it flaps: its looks pass and fail by turns · 4N5M
$ fail nginx-1 refused
$ pass 1S
$ heal nginx-1
$ pass 1S
$ fail nginx-1 refused
$ pass 1S
    03:00:32.250 lb-1 tells ana: [nginx-1] it flaps: its looks pass and fail by turns · 8RCP
    03:00:32.500 lb-2 takes over [nginx-1] it flaps: its looks pass and fail by turns · 8RCP
$ heal nginx-1
$ pass 1S
$ fail nginx-1 refused
$ pass 1S
$ heal nginx-1
$ pass 1S
$ fail nginx-1 refused
$ pass 1S
$ heal nginx-1
$ pass 1S
$ pass 40S
    03:00:50.000 lb-1 closes [nginx-1] it flaps: its looks pass and fail by turns · 8RCP
    03:00:50.000 lb-1 tells ana: over: [nginx-1] it flaps: its looks pass and fail by turns · 8RCP
    03:00:50.000 lb-2 closes [nginx-1] it flaps: its looks pass and fail by turns · 8RCP
    03:00:50.250 lb-2 hears that ana was told the end of 8RCP
