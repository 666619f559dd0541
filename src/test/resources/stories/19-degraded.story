nginx-1 serves, but lags behind its source. After two such looks it is degraded: somebody is told, nothing is
moved, and its mates may still lean on it. It is up again only after three looks without a flaw in a row: one
good look in between ends nothing.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ degrade nginx-1 lagging
$ pass 6S
    03:00:05.000 lb-1 finds nginx-1 degraded: passed, but lagging: it is behind its source
    03:00:05.000 lb-1 opens [nginx-1] it is behind its source · 42BN
    03:00:05.000 lb-2 finds nginx-1 degraded: passed, but lagging: it is behind its source
    03:00:05.000 lb-2 opens [nginx-1] it is behind its source · S7S1
    03:00:08.000 lb-1 tells ana: [nginx-1] it is behind its source · 42BN
    03:00:08.250 lb-2 takes over [nginx-1] it is behind its source · 42BN
$ heal nginx-1
$ pass 1S
$ degrade nginx-1 lagging
$ pass 3S
$ heal nginx-1
$ pass 5S
    03:00:16.000 lb-1 finds nginx-1 up: passed
    03:00:16.000 lb-1 closes [nginx-1] it is behind its source · 42BN
    03:00:16.000 lb-1 tells ana: over: [nginx-1] it is behind its source · 42BN
    03:00:16.000 lb-2 finds nginx-1 up: passed
    03:00:16.000 lb-2 closes [nginx-1] it is behind its source · 42BN
    03:00:16.250 lb-2 hears that ana was told the end of 42BN
