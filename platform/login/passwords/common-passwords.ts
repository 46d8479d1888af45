/** Words people build their passwords from: a small list of one's own, since no service outside is asked. Lower case, letters only. */
export const commonWords: ReadonlySet<string> = new Set(
  `aaaaaa abcabc abcdef adgjmp admin administrator aktuell andreas angel apfelbaum arschloch asdf asdfgh asdfghjkl august
  auto baby bailey baseball batman berlin bitte boss buchhandlung buchladen changeme charlie chef claudia computer cookie daniel
  default deutschland dezember donald donner dragon einstein enter euro familie februar ferrari ficken fisch flower football
  frankfurt freedom freitag freiheit fruehling frühling fussball fußball geheim ginger google guest guten gutentag hallo
  halloliebling hallowelt hamburg hannover hansa harley hase hello herbst hockey hund iloveyou internet januar jasmin jennifer
  jessica jordan juli juni kaffee kasse katze kennwort killer kiss kunde laden lassmichrein letmein liebe liebling login love
  lovely lucky lukas maerz mai mama master mausi merlin michael michelle mond montag monkey morgen muenchen mustang mutter münchen
  märz nadine nicole ninja november oktober office ostern papa parol pass passcode passport passwd password passwort peter
  pokemon porsche princess prinzessin qay qaywsx qwer qwert qwertz qwertzu qwertzuiop qwerty qwertyuiop qwertzuiopü qweasd redlich
  root sabine sabrina samsung sandra schalke schatz schatzi schnucki schule secret service september service shadow snoopy sommer
  sommerzeit sonne sonnenschein sonntag soccer spiderman star starwars stefan steffi stern summer sunshine superman supervisor
  superuser system taylor temp test tester thomas tigger trustno trustnoone user verkauf virus waswillstdu weihnachten welcome
  werder whatever willkommen winter wochenende wort zaq zaqwsx zugang`.split(/\s+/),
);
