;; Looks once at every byte of a text and writes a table of its lines: where each begins, how many words
;; it has, and whether it holds one of the characters that may open a comment or a code fence. Sixteen
;; bytes at a time, by WebAssembly's vectors: this runs over every entry of a journal, and takes a fifth
;; of the time that the same loop takes in JavaScript. What a word is: see countWords() in scanBody.ts.
;;
;; Memory: the table in the first page, eight bytes a line (offset into the text; words * 2 + mark), then
;; the text, which must be UTF-8, and sixteen blanks behind it.
(module
  (memory (export "memory") 6)
  (global $TABLE_END i32 (i32.const 65536))
  (global $TEXT i32 (i32.const 65536))

  ;; What was found anywhere in the text: 1 a carriage return, 2 a blank at a line's end.
  (global $found (export "found") (mut i32) (i32.const 0))

  ;; Where the next line's row goes, and what is known of the line so far; `inside` is 1 when the byte before
  ;; belongs to a word that is counted already. Handed to and fro between $scan and $several.
  (global $row (mut i32) (i32.const 0))
  (global $start (mut i32) (i32.const 0))
  (global $words (mut i32) (i32.const 0))
  (global $mark (mut i32) (i32.const 0))
  (global $inside (mut i32) (i32.const 0))

  (func $writeRow (param $row i32) (param $start i32) (param $words i32) (param $mark i32)
    (if (i32.lt_u (local.get $row) (global.get $TABLE_END))
      (then
        (i32.store (local.get $row) (i32.sub (local.get $start) (global.get $TEXT)))
        (i32.store offset=4 (local.get $row)
          (i32.or (i32.shl (local.get $words) (i32.const 1)) (local.get $mark))))))

  ;; One character at a time, where not all are ASCII; gives the offset behind those that it took.
  (func $several (param $at i32) (param $end i32) (result i32)
    (local $until i32) (local $c i32) (local $kind i32) (local $blank i32)
    ;; Whether the byte before is a space or a tab.
    (local.set $c (i32.load8_u (i32.sub (local.get $at) (i32.const 1))))
    (local.set $blank
      (i32.or (i32.eq (local.get $c) (i32.const 32)) (i32.eq (local.get $c) (i32.const 9))))
    (local.set $until (i32.add (local.get $at) (i32.const 16)))
    (if (i32.gt_u (local.get $until) (local.get $end)) (then (local.set $until (local.get $end))))
    (loop $characters
      (local.set $c (i32.load8_u (local.get $at)))
      (if (i32.lt_u (local.get $c) (i32.const 0x80))
        (then
          (local.set $kind (call $kindOfAscii (local.get $c)))
          (local.set $at (i32.add (local.get $at) (i32.const 1))))
        (else (if (i32.lt_u (local.get $c) (i32.const 0xe0))
          (then
            (local.set $kind (call $kindOf (i32.or
              (i32.shl (i32.and (local.get $c) (i32.const 0x1f)) (i32.const 6))
              (i32.and (i32.load8_u offset=1 (local.get $at)) (i32.const 0x3f)))))
            (local.set $at (i32.add (local.get $at) (i32.const 2))))
          (else (if (i32.lt_u (local.get $c) (i32.const 0xf0))
            (then
              (local.set $kind (call $kindOf (i32.or
                (i32.shl (i32.and (local.get $c) (i32.const 0x0f)) (i32.const 12))
                (i32.or
                  (i32.shl (i32.and (i32.load8_u offset=1 (local.get $at)) (i32.const 0x3f))
                    (i32.const 6))
                  (i32.and (i32.load8_u offset=2 (local.get $at)) (i32.const 0x3f))))))
              (local.set $at (i32.add (local.get $at) (i32.const 3))))
            ;; Beyond the first plane all count as letters.
            (else
              (local.set $kind (i32.const 1))
              (local.set $at (i32.add (local.get $at) (i32.const 4)))))))))
      (if (i32.and (i32.eq (local.get $c) (i32.const 10)) (local.get $blank))
        (then (global.set $found (i32.or (global.get $found) (i32.const 2)))))
      (if (i32.eq (local.get $c) (i32.const 13))
        (then (global.set $found (i32.or (global.get $found) (i32.const 1)))))
      (if (i32.or (i32.eq (local.get $c) (i32.const 60))
            (i32.or (i32.eq (local.get $c) (i32.const 96)) (i32.eq (local.get $c) (i32.const 126))))
        (then (global.set $mark (i32.const 1))))
      (local.set $blank
        (i32.or (i32.eq (local.get $c) (i32.const 32)) (i32.eq (local.get $c) (i32.const 9))))
      (if (i32.eq (local.get $kind) (i32.const 1))
        (then
          (global.set $words
            (i32.add (global.get $words) (i32.sub (i32.const 1) (global.get $inside))))
          (global.set $inside (i32.const 1))))
      (if (i32.eq (local.get $kind) (i32.const 2)) (then (global.set $inside (i32.const 0))))
      (if (i32.eq (local.get $kind) (i32.const 3))
        (then
          (global.set $words (i32.add (global.get $words) (i32.const 1)))
          (global.set $inside (i32.const 0))))
      (if (i32.eq (local.get $c) (i32.const 10))
        (then
          (call $writeRow
            (global.get $row) (global.get $start) (global.get $words) (global.get $mark))
          (global.set $row (i32.add (global.get $row) (i32.const 8)))
          (global.set $start (local.get $at))
          (global.set $words (i32.const 0))
          (global.set $mark (i32.const 0))))
      (br_if $characters (i32.lt_u (local.get $at) (local.get $until))))
    (local.get $at))

  (func $in (param $c i32) (param $from i32) (param $to i32) (result i32)
    (i32.le_u (i32.sub (local.get $c) (local.get $from))
      (i32.sub (local.get $to) (local.get $from))))

  ;; 0 a mark, 1 a letter or digit, 2 a blank, 3 a character that is a word of its own.
  (func $kindOfAscii (param $c i32) (result i32)
    (if (i32.le_u (local.get $c) (i32.const 32)) (then (return (i32.const 2))))
    (i32.or (call $in (local.get $c) (i32.const 48) (i32.const 57))
      (call $in (i32.or (local.get $c) (i32.const 32)) (i32.const 97) (i32.const 122))))

  (func $kindOf (param $c i32) (result i32)
    (if (i32.lt_u (local.get $c) (i32.const 0x100))
      (then
        (if (i32.or (i32.eq (local.get $c) (i32.const 0x85)) (i32.eq (local.get $c) (i32.const 0xa0)))
          (then (return (i32.const 2))))
        (if (i32.or (i32.eq (local.get $c) (i32.const 0xaa))
              (i32.or (i32.eq (local.get $c) (i32.const 0xb5)) (i32.eq (local.get $c) (i32.const 0xba))))
          (then (return (i32.const 1))))
        (return (i32.and (i32.ge_u (local.get $c) (i32.const 0xc0))
          (i32.and (i32.ne (local.get $c) (i32.const 0xd7)) (i32.ne (local.get $c) (i32.const 0xf7)))))))
    (if (i32.or (call $in (local.get $c) (i32.const 0x3041) (i32.const 0x30ff))
          (i32.or (call $in (local.get $c) (i32.const 0x3400) (i32.const 0x9fff))
            (call $in (local.get $c) (i32.const 0xf900) (i32.const 0xfaff))))
      (then (return (i32.const 3))))
    (if (i32.or
          (i32.or (call $in (local.get $c) (i32.const 0x2000) (i32.const 0x200b))
            (call $in (local.get $c) (i32.const 0x2028) (i32.const 0x2029)))
          (i32.or (i32.eq (local.get $c) (i32.const 0x3000))
            (i32.eq (local.get $c) (i32.const 0x1680))))
      (then (return (i32.const 2))))
    (i32.eqz (i32.or
      (i32.or (call $in (local.get $c) (i32.const 0x200c) (i32.const 0x206f))
        (call $in (local.get $c) (i32.const 0x0300) (i32.const 0x036f)))
      (i32.or
        (i32.or (call $in (local.get $c) (i32.const 0x3001) (i32.const 0x303f))
          (call $in (local.get $c) (i32.const 0xfe00) (i32.const 0xfe0f)))
        (i32.or (call $in (local.get $c) (i32.const 0xff01) (i32.const 0xff0f))
          (i32.eq (local.get $c) (i32.const 0xfeff)))))))

  ;; Takes the text's length in bytes; gives the number of its lines, or -1 when the table is too small.
  (func (export "scan") (param $length i32) (result i32)
    (local $at i32) (local $end i32) (local $v v128)
    (local $row i32) (local $start i32) (local $words i32) (local $mark i32) (local $inside i32)
    ;; Masks: each bit stands for one of sixteen characters, the lowest for the first.
    (local $line i32) (local $gap i32) (local $letter i32) (local $open i32) (local $fill i32)
    (local $through i32) (local $first i32) (local $look i32) (local $below i32)
    (local.set $at (global.get $TEXT))
    (local.set $start (global.get $TEXT))
    (local.set $end (i32.add (global.get $TEXT) (local.get $length)))
    (global.set $found (i32.const 0))
    ;; No blank stands before the text.
    (i32.store8 (i32.sub (global.get $TEXT) (i32.const 1)) (i32.const 0))
    (block $done
      (loop $chunks
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $v (v128.load (local.get $at)))
        (if (i8x16.bitmask (local.get $v))
          (then
            (global.set $row (local.get $row))
            (global.set $start (local.get $start))
            (global.set $words (local.get $words))
            (global.set $mark (local.get $mark))
            (global.set $inside (local.get $inside))
            (local.set $at (call $several (local.get $at) (local.get $end)))
            (local.set $row (global.get $row))
            (local.set $start (global.get $start))
            (local.set $words (global.get $words))
            (local.set $mark (global.get $mark))
            (local.set $inside (global.get $inside))
            (br $chunks)))
        ;; From here on: sixteen characters of ASCII.
            (local.set $gap (i8x16.bitmask (i8x16.le_u (local.get $v) (i8x16.splat (i32.const 32)))))
            ;; 0-9, or a-z once the bit that makes the difference to A-Z is set.
            (local.set $letter (i8x16.bitmask (v128.or
              (i8x16.lt_u (i8x16.sub (local.get $v) (i8x16.splat (i32.const 48))) (i8x16.splat (i32.const 10)))
              (i8x16.lt_u
                (i8x16.sub (v128.or (local.get $v) (i8x16.splat (i32.const 32))) (i8x16.splat (i32.const 97)))
                (i8x16.splat (i32.const 26))))))
            (local.set $look (i8x16.bitmask (v128.or
              (i8x16.eq (local.get $v) (i8x16.splat (i32.const 60)))
              (v128.or
                (i8x16.eq (local.get $v) (i8x16.splat (i32.const 96)))
                (i8x16.eq (local.get $v) (i8x16.splat (i32.const 126)))))))
            ;; From each letter to the next gap the word is counted: filled in steps of one, two, four and eight.
            (local.set $open (i32.and (i32.xor (local.get $gap) (i32.const -1)) (i32.const 0xffff)))
            (local.set $fill
              (i32.or (local.get $letter) (i32.and (local.get $inside) (local.get $open))))
            (local.set $through (local.get $open))
            (local.set $fill (i32.or (local.get $fill)
              (i32.and (local.get $through) (i32.shl (local.get $fill) (i32.const 1)))))
            (local.set $through (i32.and (local.get $through) (i32.shl (local.get $through) (i32.const 1))))
            (local.set $fill (i32.or (local.get $fill)
              (i32.and (local.get $through) (i32.shl (local.get $fill) (i32.const 2)))))
            (local.set $through (i32.and (local.get $through) (i32.shl (local.get $through) (i32.const 2))))
            (local.set $fill (i32.or (local.get $fill)
              (i32.and (local.get $through) (i32.shl (local.get $fill) (i32.const 4)))))
            (local.set $through (i32.and (local.get $through) (i32.shl (local.get $through) (i32.const 4))))
            (local.set $fill (i32.or (local.get $fill)
              (i32.and (local.get $through) (i32.shl (local.get $fill) (i32.const 8)))))
            (local.set $first (i32.and (local.get $fill)
              (i32.xor (i32.or (i32.shl (local.get $fill) (i32.const 1)) (local.get $inside)) (i32.const -1))))
            (local.set $inside (i32.and (i32.shr_u (local.get $fill) (i32.const 15)) (i32.const 1)))

            ;; Line ends and other control characters: most often there are none.
            (if (i8x16.bitmask (i8x16.lt_u (local.get $v) (i8x16.splat (i32.const 32))))
              (then
                (local.set $line (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10)))))
                (if (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 13))))
                  (then (global.set $found (i32.or (global.get $found) (i32.const 1)))))
                ;; The same bytes, each moved up by one.
                (local.set $v (v128.load (i32.sub (local.get $at) (i32.const 1))))
                (if (i32.and (local.get $line) (i8x16.bitmask (v128.or
                      (i8x16.eq (local.get $v) (i8x16.splat (i32.const 32)))
                      (i8x16.eq (local.get $v) (i8x16.splat (i32.const 9))))))
                  (then (global.set $found (i32.or (global.get $found) (i32.const 2)))))
                (block $noMore
                  (loop $lines
                    (br_if $noMore (i32.eqz (local.get $line)))
                    ;; All bits below the line feed's.
                    (local.set $below (i32.sub (i32.and (local.get $line) (i32.sub (i32.const 0) (local.get $line)))
                      (i32.const 1)))
                    (local.set $words (i32.add (local.get $words)
                      (i32.popcnt (i32.and (local.get $first) (local.get $below)))))
                    (if (i32.and (local.get $look) (local.get $below))
                      (then (local.set $mark (i32.const 1))))
                    (call $writeRow (local.get $row) (local.get $start) (local.get $words) (local.get $mark))
                    (local.set $row (i32.add (local.get $row) (i32.const 8)))
                    (local.set $start
                      (i32.add (i32.add (local.get $at) (i32.ctz (local.get $line))) (i32.const 1)))
                    (local.set $words (i32.const 0))
                    (local.set $mark (i32.const 0))
                    (local.set $below (i32.xor (local.get $below) (i32.const -1)))
                    (local.set $first (i32.and (local.get $first) (local.get $below)))
                    (local.set $look (i32.and (local.get $look) (local.get $below)))
                    (local.set $line (i32.and (local.get $line) (i32.sub (local.get $line) (i32.const 1))))
                    (br $lines)))))
            (local.set $words (i32.add (local.get $words) (i32.popcnt (local.get $first))))
            (if (local.get $look) (then (local.set $mark (i32.const 1))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $chunks)))
    ;; The blanks behind the text are not of it.
    (if (i32.lt_u (local.get $start) (local.get $end))
      (then
        (call $writeRow (local.get $row) (local.get $start) (local.get $words) (local.get $mark))
        (local.set $row (i32.add (local.get $row) (i32.const 8)))))
    (if (result i32) (i32.gt_u (local.get $row) (global.get $TABLE_END))
      (then (i32.const -1))
      (else (i32.shr_u (local.get $row) (i32.const 3))))))
