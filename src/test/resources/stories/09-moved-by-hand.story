Somebody overwrites the track file. Relevo says so, and leaves it until it is handed back.

$ hosts
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ hand vip-1 -50
$ pass 3S
    03:00:03.250 lb-1 leaves vip-1 to whoever moved it: at "-50", wanted in
    03:00:03.250 lb-1 opens [vip-1] somebody else moved it: it is at "-50" · TR8S
    03:00:03.250 lb-1 tells ana: [vip-1] somebody else moved it: it is at "-50" · TR8S
$ ready lb-1 nginx-1
    03:00:06.250 lb-1 answers: nginx-1 is taken back from whoever moved it
    03:00:06.250 lb-1 moves vip-1 from at "-50" to in: nothing holds it
    03:00:06.250 lb-1 closes [vip-1] somebody else moved it: it is at "-50" · TR8S
    03:00:06.250 lb-1 tells ana: over: [vip-1] somebody else moved it: it is at "-50" · TR8S
$ pass 3S
    03:00:06.500 lb-1 sees vip-1 settled: in
