lb-1 is cut off from everybody. It doubts itself and is silent; lb-2 says that it is not heard. Nothing moves.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ cut lb-1
$ pass 9S
    03:00:04.250 lb-2 finds nginx-1 down: connect-timeout: no answer
    03:00:04.250 lb-2 opens [nginx-1] the connection was not accepted in time · GRVW
    03:00:08.000 lb-2 opens [lb-1] its agent is not heard · QH85
    03:00:08.000 lb-2 tells ana: [lb-1] its agent is not heard · QH85
    03:00:09.250 lb-1 finds nginx-1 unsure: unclear: the uplink does not answer
    03:00:09.250 lb-1 finds nginx-2 unsure: unclear: the uplink does not answer
$ join lb-1
$ pass 8S
    03:00:12.250 lb-2 closes [lb-1] its agent is not heard · QH85
    03:00:12.250 lb-2 tells ana: over: [lb-1] its agent is not heard · QH85
    03:00:12.750 lb-1 finds nginx-1 up: passed
    03:00:12.750 lb-1 finds nginx-2 up: passed
    03:00:13.500 lb-2 finds nginx-1 up: passed
    03:00:15.500 lb-2 closes [nginx-1] the connection was not accepted in time · GRVW
