With `enforce` the same is put right at once, and so is a file that was deleted while the host was out.

$ hosts enforce
$ pass 3S
    03:00:00.750 lb-1 finds nginx-1 up: passed
    03:00:00.750 lb-1 finds nginx-2 up: passed
    03:00:00.750 lb-2 finds nginx-1 up: passed
    03:00:00.750 lb-2 finds nginx-2 up: passed
$ hand vip-1 -50
$ pass 2S
    03:00:03.250 lb-1 moves vip-1 from at "-50" to in: nothing holds it
    03:00:03.500 lb-1 sees vip-1 settled: in
$ drain lb-1 nginx-1 30M
    03:00:05.250 lb-1 answers: nginx-1 held out by ana: new disk, for 30m
    03:00:05.250 lb-1 places a hold: nginx-1 held out by ana: new disk
    03:00:05.250 lb-1 moves vip-1 from in to out: nginx-1 held out by ana: new disk
$ pass 2S
    03:00:05.500 lb-1 sees vip-1 settled: out
    03:00:05.500 lb-1 completes a hold: nginx-1 held out by ana: new disk
    03:00:05.500 lb-2 is bound by lb-1: [nginx-1 held out by ana: new disk]
$ hand vip-1 missing
$ pass 2S
    03:00:07.500 lb-1 moves vip-1 from missing to out: nginx-1 held out by ana: new disk
    03:00:07.750 lb-1 sees vip-1 settled: out
