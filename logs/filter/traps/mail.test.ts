import { describe } from 'vitest';
import { becomes } from '../testing/traps.ts';

describe('a mail address becomes x@x, and what stands around it stays', () => {
  becomes([
    ['erika@example.org', 'x@x'],
    ['to=<erika@example.org>, relay=mx.example.net[192.0.2.1]:25', 'to=<x@x>, relay=mx.example.net[0]:25'],
    ['from=<>, to=<erika.mustermann+list@sub.example.co.uk>', 'from=<>, to=<x@x>'],
    ['user=erika@example.org', 'user=x@x'],
    ['user="erika@example.org"', 'user="x@x"'],
    ["user 'erika@example.org' unknown", "user 'x@x' unknown"],
    ['sasl_username=erika@example.org', 'sasl_username=x@x'],
    ['mailto:erika@example.org?subject=x', 'mailto:x@x?subject=x'],
    ['{"mail":"erika@example.org"}', '{"mail":"x@x"}'],
    ['erika@example.org,max@example.net;otto@example.com', 'x@x,x@x;x@x'],
    ['erika@example.org.', 'x@x.'],
    ['(erika@example.org)', '(x@x)'],
    ['sql(erika@example.org,192.0.2.7,<Yx7>)', 'sql(x@x,0,<Yx7>)'],
    ['ERIKA@EXAMPLE.ORG', 'x@x'],
    ["o'hara@example.org", 'x@x'],
    ["user=o'hara@example.org", 'user=x@x'],
    ['e@x.de', 'x@x'],
    ['erika@192.0.2.1', 'x@x'],
    ['erika@[192.0.2.1]', 'x@x'],
    ['erika@[IPv6:2001:db8::1]', 'x@x'],
    ['[201@::1]', '[x@x]'],
    ['sip:1000@192.0.2.1:5060', 'sip:x@x:5060'],
    ['192.0.2.1@example.org', 'x@x'],
    ['erika@example.org@example.net', 'x@x'],
    ['erika@example.org4.200.251.155', 'x@x'],
    ['erika@example.org.1', 'x@x'],
    ['erika%example.org@relay.example.net', 'x@x'],
    ['host!erika@example.org', 'x@x'],
    ['message-id=<20251128.ABC@mail.example.org>', 'message-id=<x@x>'],
    ['erika@example.org/Psi', 'x@x/Psi'],
    ['erika@example.org:993', 'x@x:993'],
    ['erika@xn--mller-kva.example', 'x@x'],
    ['$A12345@example.com', 'x@x'],
    ['_x@example.com', 'x@x'],
    ['<customer/department=shipping@example.com>', '<x@x>'],
    ['<!def!xyz%abc@example.com>', '<x@x>'],
    ['<R&D@example.com>', '<x@x>'],
    ['R&D@example.com', 'x@x'],
    ['a|erika@example.org|b', 'a|x@x|b'],
    ['+491701234567@ims.example.org', 'x@x'],
    ['x@x', 'x@x'],
  ]);
});

describe('a quoted local part is part of the address', () => {
  becomes([
    ['"erika mustermann"@example.org', 'x@x'],
    ['to=<"erika mustermann"@example.org>', 'to=<x@x>'],
    ['"Abc@def"@example.com', 'x@x'],
    ['"erika \\"m\\""@example.org', 'x@x'],
    ['{"to":"\\"erika mustermann\\"@example.org"}', '{"to":"x@x"}'],
    ['first."second part".third@example.org', 'x@x'],
    ['first."second part"@example.org', 'x@x'],
    ['"""erika m""@example.org",1', '"x@x",1'],
    ['""@.a:"@example.org', '"x@x'],
    ['see ""@example.org', 'see ""@example.org'],
    ['{"a":""@[b.].)I"@example.org', '{"a":"x@x'],
    ['"curl" %20".@Z)"@example.org', '"curl" %20x@x'],
  ]);
});

describe('what stands beside an address and reads as one with its stand-in goes as well', () => {
  becomes([
    ['1@192.0.2.1example.org1', 'x@x'],
    ['example.org192.0.2.1@G', 'x@x'],
    ['erika@fe80::1%eth0', 'x@x'],
    ['"host": "192.0.2.1".erika@shop', '"host": x@x'],
    ['erika@[fe80::1%eth0]', 'x@x'],
    ['::/192.0.2.1 a', '0/0 a'],
    ['192.0.2.1::', '0'],
    ['::1192.0.2.1', '0'],
    ['a\n::/192.0.2.1 b\n192.0.2.1 c\n::/192.0.2.1', 'a\n0/0 b\n0 c\n0/0'],
    ['https%3A%2F%2Fexample.net%2F%3Fm%3Dx@x', 'https%3A%2F%2Fexample.net%2F%3Fm%3Dx@x'],
  ]);
});

describe('an internationalised address is found whole, and punctuation around it stays', () => {
  becomes([
    ['müller@example.de', 'x@x'],
    ['erika@müller.de', 'x@x'],
    ['用户@例子.广告', 'x@x'],
    ['„müller@example.de“', '„x@x“'],
    ['»müller@example.de«', '»x@x«'],
    ['m\\303\\274ller@example.de', 'x@x'],
    ['m\\xc3\\xbcller@example.de', 'x@x'],
    ['{"to":"m\\u00fcller@example.de"}', '{"to":"x@x"}'],
    ['/?m=m%C3%BCller%40example.de', '/?m=x@x'],
  ]);
});

describe('an address in escapes is found', () => {
  becomes([
    ['/?mail=erika%40example.org&x=1', '/?mail=x@x&x=1'],
    ['/?a=1&mail=erika%2Blist%40example.org&x=1', '/?a=1&mail=x@x&x=1'],
    ['/?mail=erika%2540example.org', '/?mail=x@x'],
    ['/?m=erika%40example%2Eorg', '/?m=x@x'],
    ['https://example.net/a?b=c&mail=erika@example.org', 'https://example.net/a?b=c&mail=x@x'],
    ['https://example.net/users/erika@example.org/edit', 'https://example.net/users/x@x/edit'],
    ['https%3A%2F%2Fexample.net%2F%3Fm%3Derika%40example.org', 'https%3A%2F%2Fexample.net%2F%3Fm%3Dx@x'],
    ['{"m":"erika\\u0040example.org"}', '{"m":"x@x"}'],
    ['{"m":"Hallo\\nerika@example.org"}', '{"m":"Hallo\\nx@x"}'],
    ['erika\\x40example.org', 'x@x'],
    ['erika&#64;example.org', 'x@x'],
    ['&lt;erika@example.org&gt;', '&lt;x@x&gt;'],
  ]);
});

describe('a rewritten address holds another, and both go', () => {
  becomes([
    ['from=<SRS0=HHH=TT=example.org=erika@fwd.example.net>', 'from=<x@x>'],
    ['SRS0=HHH=TT=example.org=erika@fwd.example.net', 'x@x'],
    ['SRS1=GGG=fwd.example.net==HHH=TT=example.org=erika@other.example', 'x@x'],
    ['bounces+erika=example.org@lists.example.net', 'x@x'],
    ['list-bounces-erika=example.org@lists.example.net', 'x@x'],
    ['erika=example.org@lists.example.net', 'x@x'],
    ['from=erika=example.org@lists.example.net', 'from=x@x'],
    ['prvs=1234567890=erika@example.org', 'x@x'],
    ['/G=Erika/S=Mustermann/O=Beispiel/@gw.example.net', 'x@x'],
  ]);
});

describe('a domain without a dot makes an address where one is written', () => {
  becomes([
    ['to=<root@localhost>', 'to=<x@x>'],
    ['to=<erika@shop>', 'to=<x@x>'],
    ['root@localhost', 'x@x'],
    ['user=erika@shop', 'user=x@x'],
    ['erika.mustermann@shop', 'x@x'],
  ]);
});
