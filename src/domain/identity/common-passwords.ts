/** Passwords of eight characters and more that are tried first, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
$ecret1! $ecret12 $ecret123 $enha123 $erver1! $erver12 $erver123 $uperu$er $uperu$er! $uperu$er1 $uperu$er1!
$uperu$er12 $uperu$er123 $y$tem1! $y$tem12 $y$tem123 00001111 00002222 00003333 00004444 00005555 00006666
00007777 00008888 00009999 01010101 01011950 01011951 01011952 01011953 01011954 01011955 01011956 01011957
01011958 01011959 01011960 01011961 01011962 01011963 01011964 01011965 01011966 01011967 01011968 01011969
01011970 01011971 01011972 01011973 01011974 01011975 01011976 01011977 01011978 01011979 01011980 01011981
01011982 01011983 01011984 01011985 01011986 01011987 01011988 01011989 01011990 01011991 01011992 01011993
01011994 01011995 01011996 01011997 01011998 01011999 01012000 01012001 01012002 01012003 01012004 01012005
01012006 01012007 01012008 01012009 01012010 01012011 01012012 01012013 01012014 01012015 01012016 01012017
01012018 01012019 01012020 01012021 01012022 01012023 01012024 01012025 01012026 01234567 012345678
0123456789 01234567890 012345678901 02020202 03030303 04040404 05050505 06060606 07041950 07041951 07041952
07041953 07041954 07041955 07041956 07041957 07041958 07041959 07041960 07041961 07041962 07041963 07041964
07041965 07041966 07041967 07041968 07041969 07041970 07041971 07041972 07041973 07041974 07041975 07041976
07041977 07041978 07041979 07041980 07041981 07041982 07041983 07041984 07041985 07041986 07041987 07041988
07041989 07041990 07041991 07041992 07041993 07041994 07041995 07041996 07041997 07041998 07041999 07042000
07042001 07042002 07042003 07042004 07042005 07042006 07042007 07042008 07042009 07042010 07042011 07042012
07042013 07042014 07042015 07042016 07042017 07042018 07042019 07042020 07042021 07042022 07042023 07042024
07042025 07042026 07070707 08080808 09090909 09876543 098765432 0987654321 09876543210 098765432109 0okm9ijn
0okm9ijn8 0okm9ijn8u 0okm9ijn8uh 0okm9ijn8uhb 10101010 11110000 11112222 11113333 11114444 11115555 11116666
11117777 11118888 11119999 11223311 112233112 1122331122 11223311223 112233112233 11223344 112233445
1122334455 11223344556 112233445566 12121212 121212121 1212121212 12121212121 121212121212 12211221 12251950
12251951 12251952 12251953 12251954 12251955 12251956 12251957 12251958 12251959 12251960 12251961 12251962
12251963 12251964 12251965 12251966 12251967 12251968 12251969 12251970 12251971 12251972 12251973 12251974
12251975 12251976 12251977 12251978 12251979 12251980 12251981 12251982 12251983 12251984 12251985 12251986
12251987 12251988 12251989 12251990 12251991 12251992 12251993 12251994 12251995 12251996 12251997 12251998
12251999 12252000 12252001 12252002 12252003 12252004 12252005 12252006 12252007 12252008 12252009 12252010
12252011 12252012 12252013 12252014 12252015 12252016 12252017 12252018 12252019 12252020 12252021 12252022
12252023 12252024 12252025 12252026 12311950 12311951 12311952 12311953 12311954 12311955 12311956 12311957
12311958 12311959 12311960 12311961 12311962 12311963 12311964 12311965 12311966 12311967 12311968 12311969
12311970 12311971 12311972 12311973 12311974 12311975 12311976 12311977 12311978 12311979 12311980 12311981
12311982 12311983 12311984 12311985 12311986 12311987 12311988 12311989 12311990 12311991 12311992 12311993
12311994 12311995 12311996 12311997 12311998 12311999 12312000 12312001 12312002 12312003 12312004 12312005
12312006 12312007 12312008 12312009 12312010 12312011 12312012 12312013 12312014 12312015 12312016 12312017
12312018 12312019 12312020 12312021 12312022 12312023 12312024 12312025 12312026 12312312 123123123
1231231231 12312312312 123123123123 12341234 12345123 123451234 1234512345 12345543 123455432 1234554321
12345678 123456789 1234567890 12345678901 123456789012 13131313 14141414 14725836 147258369 15151515
15935715 159357159 15975315 159753159 16161616 17171717 18181818 19191919 19500101 19500704 19501225
19501231 19510101 19510704 19511225 19511231 19520101 19520704 19521225 19521231 19530101 19530704 19531225
19531231 19540101 19540704 19541225 19541231 19550101 19550704 19551225 19551231 19560101 19560704 19561225
19561231 19570101 19570704 19571225 19571231 19580101 19580704 19581225 19581231 19590101 19590704 19591225
19591231 19600101 19600704 19601225 19601231 19610101 19610704 19611225 19611231 19620101 19620704 19621225
19621231 19630101 19630704 19631225 19631231 19640101 19640704 19641225 19641231 19650101 19650704 19651225
19651231 19660101 19660704 19661225 19661231 19670101 19670704 19671225 19671231 19680101 19680704 19681225
19681231 19690101 19690704 19691225 19691231 19700101 19700704 19701225 19701231 19710101 19710704 19711225
19711231 19720101 19720704 19721225 19721231 19730101 19730704 19731225 19731231 19740101 19740704 19741225
19741231 19750101 19750704 19751225 19751231 19760101 19760704 19761225 19761231 19770101 19770704 19771225
19771231 19780101 19780704 19781225 19781231 19790101 19790704 19791225 19791231 19800101 19800704 19801225
19801231 19810101 19810704 19811225 19811231 19820101 19820704 19821225 19821231 19830101 19830704 19831225
19831231 19840101 19840704 19841225 19841231 19850101 19850704 19851225 19851231 19860101 19860704 19861225
19861231 19870101 19870704 19871225 19871231 19880101 19880704 19881225 19881231 19890101 19890704 19891225
19891231 19900101 19900704 19901225 19901231 19910101 19910704 19911225 19911231 19920101 19920704 19921225
19921231 19930101 19930704 19931225 19931231 19940101 19940704 19941225 19941231 19950101 19950704 19951225
19951231 19960101 19960704 19961225 19961231 19970101 19970704 19971225 19971231 19980101 19980704 19981225
19981231 19990101 19990704 19991225 19991231 1a2b3c4d 1a2b3c4d5 1a2b3c4d5e 1a2b3c4d5e6 1a2b3c4d5e6f 1loveu1!
1loveu12 1loveu123 1loveyou 1loveyou! 1loveyou1 1loveyou1! 1loveyou12 1loveyou123 1nternet 1nternet!
1nternet1 1nternet1! 1nternet12 1nternet123 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6 1q2w3e4r5t6y 1qaz2wsx
1qaz2wsx3 1qaz2wsx3e 1qaz2wsx3ed 1qaz2wsx3edc 1qazxsw2 1qazxsw23 1qazxsw23e 1qazxsw23ed 1qazxsw23edc
20000101 20000704 20001225 20001231 20010101 20010704 20011225 20011231 20020101 20020704 20021225 20021231
20030101 20030704 20031225 20031231 20040101 20040704 20041225 20041231 20050101 20050704 20051225 20051231
20060101 20060704 20061225 20061231 20070101 20070704 20071225 20071231 20080101 20080704 20081225 20081231
20090101 20090704 20091225 20091231 20100101 20100704 20101225 20101231 20110101 20110704 20111225 20111231
20120101 20120704 20121225 20121231 20130101 20130704 20131225 20131231 20140101 20140704 20141225 20141231
20150101 20150704 20151225 20151231 20160101 20160704 20161225 20161231 20170101 20170704 20171225 20171231
20180101 20180704 20181225 20181231 20190101 20190704 20191225 20191231 20200101 20200704 20201225 20201231
20202020 20210101 20210704 20211225 20211231 20220101 20220704 20221225 20221231 20230101 20230704 20231225
20231231 20240101 20240704 20241225 20241231 20250101 20250704 20251225 20251231 20260101 20260704 20261225
20261231 21212121 22220000 22221111 22223333 22224444 22225555 22226666 22227777 22228888 22229999 23232323
24242424 25252525 26262626 27272727 28282828 29292929 30303030 31313131 32323232 33330000 33331111 33332222
33334444 33335555 33336666 33337777 33338888 33339999 34343434 35353535 36363636 37373737 38383838 39393939
40404040 41414141 42424242 43434343 44440000 44441111 44442222 44443333 44445555 44446666 44447777 44448888
44449999 45454545 46464646 47474747 48484848 49494949 4ccess1! 4ccess12 4ccess123 4dmin123 4dministr4tor
4dministr4tor! 4dministr4tor1 4dministr4tor1! 4dministr4tor12 4dministr4tor123 4sdfgh1! 4sdfgh12 4sdfgh123
4sdfghjkl 4sdfghjkl! 4sdfghjkl1 4sdfghjkl1! 4sdfghjkl12 4sdfghjkl123 4zerty1! 4zerty12 4zerty123 50505050
51515151 52525252 53535353 54545454 55550000 55551111 55552222 55553333 55554444 55556666 55557777 55558888
55559999 56565656 57575757 58585858 59595959 60606060 61616161 62626262 63636363 64646464 65656565 66660000
66661111 66662222 66663333 66664444 66665555 66667777 66668888 66669999 67676767 68686868 69696969 70707070
71717171 72727272 73737373 74185296 741852963 74747474 75757575 76767676 77770000 77771111 77772222 77773333
77774444 77775555 77776666 77778888 77779999 78787878 78945612 789456123 7894561230 79797979 80808080
81818181 82828282 83838383 84848484 85858585 8675309a 86868686 87878787 88880000 88881111 88882222 88883333
88884444 88885555 88886666 88887777 88889999 89898989 90909090 91919191 92929292 93939393 94949494 95959595
96385274 963852741 96969696 97979797 98765432 987654321 9876543210 98765432109 987654321098 98989898
99990000 99991111 99992222 99993333 99994444 99995555 99996666 99997777 99998888 @ccess1! @ccess12 @ccess123
@dmin123 @dministr@t0r @dministr@t0r! @dministr@t0r1 @dministr@t0r1! @dministr@t0r12 @dministr@t0r123
@dministr@tor @dministr@tor! @dministr@tor1 @dministr@tor1! @dministr@tor12 @dministr@tor123 @sdfgh1!
@sdfgh12 @sdfgh123 @sdfghjkl @sdfghjkl! @sdfghjkl1 @sdfghjkl1! @sdfghjkl12 @sdfghjkl123 @zerty1! @zerty12
@zerty123 a$dfgh1! a$dfgh12 a$dfgh123 a$dfghjkl a$dfghjkl! a$dfghjkl1 a$dfghjkl1! a$dfghjkl12 a$dfghjkl123
a1b2c3d4 a1b2c3d4e a1b2c3d4e5 a1b2c3d4e5f a1b2c3d4e5f6 aaa111aa aaa111aaa aaa111aaa1 aaa111aaa11
aaa111aaa111 abc123ab abc123abc abc123abc1 abc123abc12 abc123abc123 abc@1234 abcabcab abcabcabc abcabcabc1
abcabcabc12 abcabcabc123 abcd1234 abcd1234a abcd1234ab abcd1234abc abcd1234abcd abcd@123 abcd@1234 abcdefgh
abcdefghi abcdefghij abcdefghijk abcdefghijkl acc3ss1! acc3ss12 acc3ss123 acce$$1! acce$$12 acce$$123
access1! access12 access123 access1234 access12345 access2024 access2025 access2026 accessaccess adm1n123
adm1n1strator adm1n1strator! adm1n1strator1 adm1n1strator1! adm1n1strator12 adm1n1strator123 admin123
admin1234 admin12345 admin2024 admin2025 admin2026 adminadmin admini$trator admini$trator! admini$trator1
admini$trator1! admini$trator12 admini$trator123 administrat0r administrat0r! administrat0r1 administrat0r1!
administrat0r12 administrat0r123 administrator administrator! administrator1 administrator1! administrator12
administrator123 administrator1234 administrator12345 administrator2024 administrator2025 administrator2026
alexander alexander! alexander1 alexander1! alexander12 alexander123 alexander1234 alexander12345
alexander2024 alexander2025 alexander2026 amanda1! amanda12 amanda123 amanda1234 amanda12345 amanda2024
amanda2025 amanda2026 amandaamanda amazon1! amazon12 amazon123 amazon1234 amazon12345 amazon2024 amazon2025
amazon2026 amazonamazon america! america1 america1! america12 america123 america1234 america12345
america2024 america2025 america2026 andrew1! andrew12 andrew123 andrew1234 andrew12345 andrew2024 andrew2025
andrew2026 andrewandrew android! android1 android1! android12 android123 android1234 android12345
android2024 android2025 android2026 angel123 angel1234 angel12345 angel2024 angel2025 angel2026 angelangel
anthony! anthony1 anthony1! anthony12 anthony123 anthony1234 anthony12345 anthony2024 anthony2025
anthony2026 apple123 apple1234 apple12345 apple2024 apple2025 apple2026 appleapple april123 april1234
april12345 april2024 april2025 april2026 aprilapril arizona! arizona1 arizona1! arizona12 arizona123
arizona1234 arizona12345 arizona2024 arizona2025 arizona2026 arsenal! arsenal1 arsenal1! arsenal12
arsenal123 arsenal1234 arsenal12345 arsenal2024 arsenal2025 arsenal2026 asd123as asd123asd asd123asd1
asd123asd12 asd123asd123 asdasdas asdasdasd asdasdasd1 asdasdasd12 asdasdasd123 asdf1234 asdf12345 asdf1234q
asdf1234qw asdf1234qwe asdf1234qwer asdf2024 asdf2025 asdf2026 asdfasdf asdfgh1! asdfgh12 asdfgh123
asdfgh1234 asdfgh12345 asdfgh2024 asdfgh2025 asdfgh2026 asdfghasdfgh asdfghjk asdfghjkl asdfghjkl!
asdfghjkl1 asdfghjkl1! asdfghjkl12 asdfghjkl123 asdfghjkl1234 asdfghjkl12345 asdfghjkl2024 asdfghjkl2025
asdfghjkl2026 asdfghjkl; asdfghjkl;' ashley1! ashley12 ashley123 ashley1234 ashley12345 ashley2024
ashley2025 ashley2026 ashleyashley assassin assassin! assassin1 assassin1! assassin12 assassin123
assassin1234 assassin12345 assassin2024 assassin2025 assassin2026 asshole1 august1! august12 august123
august1234 august12345 august2024 august2025 august2026 augustaugust australia australia! australia1
australia1! australia12 australia123 australia1234 australia12345 australia2024 australia2025 australia2026
autumn1! autumn12 autumn123 autumn1234 autumn12345 autumn2024 autumn2025 autumn2026 autumnautumn az3rty1!
az3rty12 az3rty123 azerty1! azerty12 azerty123 azerty1234 azerty12345 azerty2024 azerty2025 azerty2026
azertyazerty baby1234 baby12345 baby2024 baby2025 baby2026 babybaby babyboy! babyboy1 babyboy1! babyboy12
babyboy123 babyboy1234 babyboy12345 babyboy2024 babyboy2025 babyboy2026 babygirl babygirl! babygirl1
babygirl1! babygirl12 babygirl123 babygirl1234 babygirl12345 babygirl2024 babygirl2025 babygirl2026 banana1!
banana12 banana123 banana1234 banana12345 banana2024 banana2025 banana2026 bananabanana barbara! barbara1
barbara1! barbara12 barbara123 barbara1234 barbara12345 barbara2024 barbara2025 barbara2026 barcelona
barcelona! barcelona1 barcelona1! barcelona12 barcelona123 barcelona1234 barcelona12345 barcelona2024
barcelona2025 barcelona2026 baseball baseball! baseball1 baseball1! baseball12 baseball123 baseball1234
baseball12345 baseball2024 baseball2025 baseball2026 basketball basketball! basketball1 basketball1!
basketball12 basketball123 basketball1234 basketball12345 basketball2024 basketball2025 basketball2026
batman1! batman12 batman123 batman1234 batman12345 batman2024 batman2025 batman2026 batmanbatman bear1234
bear12345 bear2024 bear2025 bear2026 bearbear beautiful beautiful! beautiful1 beautiful1! beautiful12
beautiful123 beautiful1234 beautiful12345 beautiful2024 beautiful2025 beautiful2026 benjamin benjamin!
benjamin1 benjamin1! benjamin12 benjamin123 benjamin1234 benjamin12345 benjamin2024 benjamin2025
benjamin2026 berlin1! berlin12 berlin123 berlin1234 berlin12345 berlin2024 berlin2025 berlin2026
berlinberlin birthday birthday! birthday1 birthday1! birthday12 birthday123 birthday1234 birthday12345
birthday2024 birthday2025 birthday2026 black123 black1234 black12345 black2024 black2025 black2026
blackblack blessed! blessed1 blessed1! blessed12 blessed123 blessed1234 blessed12345 blessed2024 blessed2025
blessed2026 blink182 blue1234 blue12345 blue2024 blue2025 blue2026 blueblue bonjour! bonjour1 bonjour1!
bonjour12 bonjour123 bonjour1234 bonjour12345 bonjour2024 bonjour2025 bonjour2026 boston1! boston12
boston123 boston1234 boston12345 boston2024 boston2025 boston2026 bostonboston brazil1! brazil12 brazil123
brazil1234 brazil12345 brazil2024 brazil2025 brazil2026 brazilbrazil brother! brother1 brother1! brother12
brother123 brother1234 brother12345 brother2024 brother2025 brother2026 bulldog! bulldog1 bulldog1!
bulldog12 bulldog123 bulldog1234 bulldog12345 bulldog2024 bulldog2025 bulldog2026 business business!
business1 business1! business12 business123 business1234 business12345 business2024 business2025
business2026 butterfly butterfly! butterfly1 butterfly1! butterfly12 butterfly123 butterfly1234
butterfly12345 butterfly2024 butterfly2025 butterfly2026 c0mputer c0mputer! c0mputer1 c0mputer1! c0mputer12
c0mputer123 c0ntr@sen@ c0ntr@sen@! c0ntr@sen@1 c0ntr@sen@1! c0ntr@sen@12 c0ntr@sen@123 c0ntrasena
c0ntrasena! c0ntrasena1 c0ntrasena1! c0ntrasena12 c0ntrasena123 california california! california1
california1! california12 california123 california1234 california12345 california2024 california2025
california2026 camaro1! camaro12 camaro123 camaro1234 camaro12345 camaro2024 camaro2025 camaro2026
camarocamaro canada1! canada12 canada123 canada1234 canada12345 canada2024 canada2025 canada2026
canadacanada catherine catherine! catherine1 catherine1! catherine12 catherine123 catherine1234
catherine12345 catherine2024 catherine2025 catherine2026 celtic1! celtic12 celtic123 celtic1234 celtic12345
celtic2024 celtic2025 celtic2026 celticceltic ch4ngeme ch4ngeme! ch4ngeme1 ch4ngeme1! ch4ngeme12 ch4ngeme123
ch@ngeme ch@ngeme! ch@ngeme1 ch@ngeme1! ch@ngeme12 ch@ngeme123 champion champion! champion1 champion1!
champion12 champion123 champion1234 champion12345 champion2024 champion2025 champion2026 chang3m3 chang3m3!
chang3m31 chang3m31! chang3m312 chang3m3123 changeit12 changeme changeme! changeme1 changeme1! changeme12
changeme123 changeme1234 changeme12345 changeme2024 changeme2025 changeme2026 charlie! charlie1 charlie1!
charlie12 charlie123 charlie1234 charlie12345 charlie2024 charlie2025 charlie2026 cheese1! cheese12
cheese123 cheese1234 cheese12345 cheese2024 cheese2025 cheese2026 cheesecheese cheetah! cheetah1 cheetah1!
cheetah12 cheetah123 cheetah1234 cheetah12345 cheetah2024 cheetah2025 cheetah2026 chelsea! chelsea1
chelsea1! chelsea12 chelsea123 chelsea1234 chelsea12345 chelsea2024 chelsea2025 chelsea2026 cherry1!
cherry12 cherry123 cherry1234 cherry12345 cherry2024 cherry2025 cherry2026 cherrycherry chicago! chicago1
chicago1! chicago12 chicago123 chicago1234 chicago12345 chicago2024 chicago2025 chicago2026 chocolate
chocolate! chocolate1 chocolate1! chocolate12 chocolate123 chocolate1234 chocolate12345 chocolate2024
chocolate2025 chocolate2026 christine christine! christine1 christine1! christine12 christine123
christine1234 christine12345 christine2024 christine2025 christine2026 christmas christmas! christmas1
christmas1! christmas12 christmas123 christmas1234 christmas12345 christmas2024 christmas2025 christmas2026
christopher christopher! christopher1 christopher1! christopher12 christopher123 christopher1234
christopher12345 christopher2024 christopher2025 christopher2026 clothes! clothes1 clothes1! clothes12
clothes123 clothes1234 clothes12345 clothes2024 clothes2025 clothes2026 coffee1! coffee12 coffee123
coffee1234 coffee12345 coffee2024 coffee2025 coffee2026 coffeecoffee college! college1 college1! college12
college123 college1234 college12345 college2024 college2025 college2026 company! company1 company1!
company12 company123 company1234 company12345 company2024 company2025 company2026 comput3r comput3r!
comput3r1 comput3r1! comput3r12 comput3r123 computer computer! computer1 computer1! computer12 computer123
computer1234 computer12345 computer2024 computer2025 computer2026 contr4sen4 contr4sen4! contr4sen41
contr4sen41! contr4sen412 contr4sen4123 contr@sen@ contr@sen@! contr@sen@1 contr@sen@1! contr@sen@12
contr@sen@123 contra$ena contra$ena! contra$ena1 contra$ena1! contra$ena12 contra$ena123 contras3na
contras3na! contras3na1 contras3na1! contras3na12 contras3na123 contrasena contrasena! contrasena1
contrasena1! contrasena12 contrasena123 contrasena1234 contrasena12345 contrasena2024 contrasena2025
contrasena2026 cookie1! cookie12 cookie123 cookie1234 cookie12345 cookie2024 cookie2025 cookie2026
cookiecookie correcthorsebatterystaple corvette corvette! corvette1 corvette1! corvette12 corvette123
corvette1234 corvette12345 corvette2024 corvette2025 corvette2026 cowboys! cowboys1 cowboys1! cowboys12
cowboys123 cowboys1234 cowboys12345 cowboys2024 cowboys2025 cowboys2026 d3fault! d3fault1 d3fault1!
d3fault12 d3fault123 dallas1! dallas12 dallas123 dallas1234 dallas12345 dallas2024 dallas2025 dallas2026
dallasdallas daniel1! daniel12 daniel123 daniel1234 daniel12345 daniel2024 daniel2025 daniel2026
danieldaniel darling! darling1 darling1! darling12 darling123 darling1234 darling12345 darling2024
darling2025 darling2026 database database! database1 database1! database12 database123 database1234
database12345 database2024 database2025 database2026 december december! december1 december1! december12
december123 december1234 december12345 december2024 december2025 december2026 def4ult! def4ult1 def4ult1!
def4ult12 def4ult123 def@ult! def@ult1 def@ult1! def@ult12 def@ult123 default! default1 default1! default12
default123 default1234 default12345 default2024 default2025 default2026 demo1234 demo12345 demo2024 demo2025
demo2026 demodemo designer designer! designer1 designer1! designer12 designer123 designer1234 designer12345
designer2024 designer2025 designer2026 diamond! diamond1 diamond1! diamond12 diamond123 diamond1234
diamond12345 diamond2024 diamond2025 diamond2026 dolphin! dolphin1 dolphin1! dolphin12 dolphin123
dolphin1234 dolphin12345 dolphin2024 dolphin2025 dolphin2026 dragon1! dragon12 dragon123 dragon1234
dragon12345 dragon2024 dragon2025 dragon2026 dragondragon dresscode dresscode! dresscode1 dresscode1!
dresscode12 dresscode123 dresscode1234 dresscode12345 dresscode2024 dresscode2025 dresscode2026 drummer!
drummer1 drummer1! drummer12 drummer123 drummer1234 drummer12345 drummer2024 drummer2025 drummer2026
eagle123 eagle1234 eagle12345 eagle2024 eagle2025 eagle2026 eagleeagle eagles1! eagles12 eagles123
eagles1234 eagles12345 eagles2024 eagles2025 eagles2026 eagleseagles elizabeth elizabeth! elizabeth1
elizabeth1! elizabeth12 elizabeth123 elizabeth1234 elizabeth12345 elizabeth2024 elizabeth2025 elizabeth2026
eminem1! eminem12 eminem123 eminem1234 eminem12345 eminem2024 eminem2025 eminem2026 eminememinem england!
england1 england1! england12 england123 england1234 england12345 england2024 england2025 england2026
everton! everton1 everton1! everton12 everton123 everton1234 everton12345 everton2024 everton2025
everton2026 example! example1 example1! example12 example123 example1234 example12345 example2024
example2025 example2026 facebook facebook! facebook1 facebook1! facebook12 facebook123 facebook1234
facebook12345 facebook2024 facebook2025 facebook2026 faith123 faith1234 faith12345 faith2024 faith2025
faith2026 faithfaith falcon1! falcon12 falcon123 falcon1234 falcon12345 falcon2024 falcon2025 falcon2026
falconfalcon family1! family12 family123 family1234 family12345 family2024 family2025 family2026
familyfamily fashion! fashion1 fashion1! fashion12 fashion123 fashion1234 fashion12345 fashion2024
fashion2025 fashion2026 father1! father12 father123 father1234 father12345 father2024 father2025 father2026
fatherfather february february! february1 february1! february12 february123 february1234 february12345
february2024 february2025 february2026 ferrari! ferrari1 ferrari1! ferrari12 ferrari123 ferrari1234
ferrari12345 ferrari2024 ferrari2025 ferrari2026 fishing! fishing1 fishing1! fishing12 fishing123
fishing1234 fishing12345 fishing2024 fishing2025 fishing2026 florida! florida1 florida1! florida12
florida123 florida1234 florida12345 florida2024 florida2025 florida2026 flower1! flower12 flower123
flower1234 flower12345 flower2024 flower2025 flower2026 flowerflower football football! football1 football1!
football12 football123 football1234 football12345 football2024 football2025 football2026 forever! forever1
forever1! forever12 forever123 forever1234 forever12345 forever2024 forever2025 forever2026 fortnite
fortnite! fortnite1 fortnite1! fortnite12 fortnite123 fortnite1234 fortnite12345 fortnite2024 fortnite2025
fortnite2026 france1! france12 france123 france1234 france12345 france2024 france2025 france2026
francefrance freedom! freedom1 freedom1! freedom12 freedom123 freedom1234 freedom12345 freedom2024
freedom2025 freedom2026 friday1! friday12 friday123 friday1234 friday12345 friday2024 friday2025 friday2026
fridayfriday friends! friends1 friends1! friends12 friends123 friends1234 friends12345 friends2024
friends2025 friends2026 fuckyou1 fuckyou2 gandalf! gandalf1 gandalf1! gandalf12 gandalf123 gandalf1234
gandalf12345 gandalf2024 gandalf2025 gandalf2026 george1! george12 george123 george1234 george12345
george2024 george2025 george2026 georgegeorge germany! germany1 germany1! germany12 germany123 germany1234
germany12345 germany2024 germany2025 germany2026 ginger1! ginger12 ginger123 ginger1234 ginger12345
ginger2024 ginger2025 ginger2026 gingerginger gladiator gladiator! gladiator1 gladiator1! gladiator12
gladiator123 gladiator1234 gladiator12345 gladiator2024 gladiator2025 gladiator2026 golden1! golden12
golden123 golden1234 golden12345 golden2024 golden2025 golden2026 goldengolden golf1234 golf12345 golf2024
golf2025 golf2026 golfgolf goodbye! goodbye1 goodbye1! goodbye12 goodbye123 goodbye1234 goodbye12345
goodbye2024 goodbye2025 goodbye2026 google1! google12 google123 google1234 google12345 google2024 google2025
google2026 googlegoogle green123 green1234 green12345 green2024 green2025 green2026 greengreen gu3st123
gue$t123 guest123 guest1234 guest12345 guest2024 guest2025 guest2026 guestguest guitar1! guitar12 guitar123
guitar1234 guitar12345 guitar2024 guitar2025 guitar2026 guitarguitar hallo123 hallo1234 hallo12345 hallo2024
hallo2025 hallo2026 hallohallo harley1! harley12 harley123 harley1234 harley12345 harley2024 harley2025
harley2026 harleyharley heaven1! heaven12 heaven123 heaven1234 heaven12345 heaven2024 heaven2025 heaven2026
heavenheaven hello123 hello1234 hello12345 hello2024 hello2025 hello2026 hellohello hero1234 hero12345
hero2024 hero2025 hero2026 herohero hobbit1! hobbit12 hobbit123 hobbit1234 hobbit12345 hobbit2024 hobbit2025
hobbit2026 hobbithobbit hockey1! hockey12 hockey123 hockey1234 hockey12345 hockey2024 hockey2025 hockey2026
hockeyhockey holiday! holiday1 holiday1! holiday12 holiday123 holiday1234 holiday12345 holiday2024
holiday2025 holiday2026 honda123 honda1234 honda12345 honda2024 honda2025 honda2026 hondahonda honey123
honey1234 honey12345 honey2024 honey2025 honey2026 honeyhoney hope1234 hope12345 hope2024 hope2025 hope2026
hopehope horse123 horse1234 horse12345 horse2024 horse2025 horse2026 horsehorse houston! houston1 houston1!
houston12 houston123 houston1234 houston12345 houston2024 houston2025 houston2026 hunter1! hunter12
hunter123 hunter1234 hunter12345 hunter2024 hunter2025 hunter2026 hunterhunter hunting! hunting1 hunting1!
hunting12 hunting123 hunting1234 hunting12345 hunting2024 hunting2025 hunting2026 il0veu1! il0veu12
il0veu123 il0vey0u il0vey0u! il0vey0u1 il0vey0u1! il0vey0u12 il0vey0u123 ilov3u1! ilov3u12 ilov3u123
ilov3you ilov3you! ilov3you1 ilov3you1! ilov3you12 ilov3you123 ilovehim iloveme1 ilovemylife iloveu1!
iloveu12 iloveu123 iloveu1234 iloveu12345 iloveu2024 iloveu2025 iloveu2026 iloveuiloveu iloveyou iloveyou!
iloveyou1 iloveyou1! iloveyou12 iloveyou123 iloveyou1234 iloveyou12345 iloveyou2024 iloveyou2025
iloveyou2026 iloveyouso india123 india1234 india12345 india2024 india2025 india2026 indiaindia instagram
instagram! instagram1 instagram1! instagram12 instagram123 instagram1234 instagram12345 instagram2024
instagram2025 instagram2026 int3rn3t int3rn3t! int3rn3t1 int3rn3t1! int3rn3t12 int3rn3t123 internet
internet! internet1 internet1! internet12 internet123 internet1234 internet12345 internet2024 internet2025
internet2026 iphone1! iphone12 iphone123 iphone1234 iphone12345 iphone2024 iphone2025 iphone2026
iphoneiphone ireland! ireland1 ireland1! ireland12 ireland123 ireland1234 ireland12345 ireland2024
ireland2025 ireland2026 ironman! ironman1 ironman1! ironman12 ironman123 ironman1234 ironman12345
ironman2024 ironman2025 ironman2026 january! january1 january1! january12 january123 january1234
january12345 january2024 january2025 january2026 jennifer jennifer! jennifer1 jennifer1! jennifer12
jennifer123 jennifer1234 jennifer12345 jennifer2024 jennifer2025 jennifer2026 jessica! jessica1 jessica1!
jessica12 jessica123 jessica1234 jessica12345 jessica2024 jessica2025 jessica2026 jesus123 jesus1234
jesus12345 jesus2024 jesus2025 jesus2026 jesuschrist jesuschrist! jesuschrist1 jesuschrist1! jesuschrist12
jesuschrist123 jesuschrist1234 jesuschrist12345 jesuschrist2024 jesuschrist2025 jesuschrist2026 jesusjesus
jonathan jonathan! jonathan1 jonathan1! jonathan12 jonathan123 jonathan1234 jonathan12345 jonathan2024
jonathan2025 jonathan2026 jordan1! jordan12 jordan123 jordan1234 jordan12345 jordan2024 jordan2025
jordan2026 jordanjordan joshua1! joshua12 joshua123 joshua1234 joshua12345 joshua2024 joshua2025 joshua2026
joshuajoshua july1234 july12345 july2024 july2025 july2026 julyjuly june1234 june12345 june2024 june2025
june2026 junejune justice! justice1 justice1! justice12 justice123 justice1234 justice12345 justice2024
justice2025 justice2026 juventus juventus! juventus1 juventus1! juventus12 juventus123 juventus1234
juventus12345 juventus2024 juventus2025 juventus2026 killall1 killer1! killer12 killer123 killer1234
killer12345 killer2024 killer2025 killer2026 killerkiller kitten1! kitten12 kitten123 kitten1234 kitten12345
kitten2024 kitten2025 kitten2026 kittenkitten knight1! knight12 knight123 knight1234 knight12345 knight2024
knight2025 knight2026 knightknight l0gin123 l3tm3in! l3tm3in1 l3tm3in1! l3tm3in12 l3tm3in123 lakers1!
lakers12 lakers123 lakers1234 lakers12345 lakers2024 lakers2025 lakers2026 lakerslakers layers1! layers12
layers123 layers1234 layers12345 layers2024 layers2025 layers2026 layerslayers legend1! legend12 legend123
legend1234 legend12345 legend2024 legend2025 legend2026 legendlegend letme1n! letme1n1 letme1n1! letme1n12
letme1n123 letmein! letmein1 letmein1! letmein12 letmein123 letmein1234 letmein12345 letmein2024 letmein2025
letmein2026 letmeinnow liberty! liberty1 liberty1! liberty12 liberty123 liberty1234 liberty12345 liberty2024
liberty2025 liberty2026 linkedin linkedin! linkedin1 linkedin1! linkedin12 linkedin123 linkedin1234
linkedin12345 linkedin2024 linkedin2025 linkedin2026 lion1234 lion12345 lion2024 lion2025 lion2026 lionlion
liverpool liverpool! liverpool1 liverpool1! liverpool12 liverpool123 liverpool1234 liverpool12345
liverpool2024 liverpool2025 liverpool2026 lkjhgfds lkjhgfdsa lkjhgfdsam lkjhgfdsamn lkjhgfdsamnb log1n123
login123 login1234 login12345 login2024 login2025 login2026 loginlogin london1! london12 london123
london1234 london12345 london2024 london2025 london2026 londonlondon lovelove lovely1! lovely12 lovely123
lovely1234 lovely12345 lovely2024 lovely2025 lovely2026 lovelylovely lover123 lover1234 lover12345 lover2024
lover2025 lover2026 loverlover loveyou! loveyou1 loveyou1! loveyou12 loveyou123 loveyou1234 loveyou12345
loveyou2024 loveyou2025 loveyou2026 m0tdep@sse m0tdep@sse! m0tdep@sse1 m0tdep@sse1! m0tdep@sse12
m0tdep@sse123 m0tdepasse m0tdepasse! m0tdepasse1 m0tdepasse1! m0tdepasse12 m0tdepasse123 m4ster1! m4ster12
m4ster123 m@ster1! m@ster12 m@ster123 ma$ter1! ma$ter12 ma$ter123 manchester manchester! manchester1
manchester1! manchester12 manchester123 manchester1234 manchester12345 manchester2024 manchester2025
manchester2026 march123 march1234 march12345 march2024 march2025 march2026 marchmarch margaret margaret!
margaret1 margaret1! margaret12 margaret123 margaret1234 margaret12345 margaret2024 margaret2025
margaret2026 mario123 mario1234 mario12345 mario2024 mario2025 mario2026 mariomario marketing marketing!
marketing1 marketing1! marketing12 marketing123 marketing1234 marketing12345 marketing2024 marketing2025
marketing2026 mast3r1! mast3r12 mast3r123 master1! master12 master123 master1234 master12345 master2024
master2025 master2026 mastermaster matrix1! matrix12 matrix123 matrix1234 matrix12345 matrix2024 matrix2025
matrix2026 matrixmatrix matthew! matthew1 matthew1! matthew12 matthew123 matthew1234 matthew12345
matthew2024 matthew2025 matthew2026 melissa! melissa1 melissa1! melissa12 melissa123 melissa1234
melissa12345 melissa2024 melissa2025 melissa2026 mercedes mercedes! mercedes1 mercedes1! mercedes12
mercedes123 mercedes1234 mercedes12345 mercedes2024 mercedes2025 mercedes2026 metallica metallica!
metallica1 metallica1! metallica12 metallica123 metallica1234 metallica12345 metallica2024 metallica2025
metallica2026 mexico1! mexico12 mexico123 mexico1234 mexico12345 mexico2024 mexico2025 mexico2026
mexicomexico michael! michael1 michael1! michael12 michael123 michael1234 michael12345 michael2024
michael2025 michael2026 michelle michelle! michelle1 michelle1! michelle12 michelle123 michelle1234
michelle12345 michelle2024 michelle2025 michelle2026 microsoft microsoft! microsoft1 microsoft1! microsoft12
microsoft123 microsoft1234 microsoft12345 microsoft2024 microsoft2025 microsoft2026 minecraft minecraft!
minecraft1 minecraft1! minecraft12 minecraft123 minecraft1234 minecraft12345 minecraft2024 minecraft2025
minecraft2026 mnbvcxz1 mnbvcxz12 mnbvcxz123 mnbvcxz1234 mnbvcxz12345 monday1! monday12 monday123 monday1234
monday12345 monday2024 monday2025 monday2026 mondaymonday money123 money1234 money12345 money2024 money2025
money2026 moneymoney monkey1! monkey12 monkey123 monkey1234 monkey12345 monkey2024 monkey2025 monkey2026
monkeymonkey motd3pass3 motd3pass3! motd3pass31 motd3pass31! motd3pass312 motd3pass3123 motdep4sse
motdep4sse! motdep4sse1 motdep4sse1! motdep4sse12 motdep4sse123 motdep@sse motdep@sse! motdep@sse1
motdep@sse1! motdep@sse12 motdep@sse123 motdepa$$e motdepa$$e! motdepa$$e1 motdepa$$e1! motdepa$$e12
motdepa$$e123 motdepasse motdepasse! motdepasse1 motdepasse1! motdepasse12 motdepasse123 motdepasse1234
motdepasse12345 motdepasse2024 motdepasse2025 motdepasse2026 mother1! mother12 mother123 mother1234
mother12345 mother2024 mother2025 mother2026 mothermother music123 music1234 music12345 music2024 music2025
music2026 musicmusic mustang! mustang1 mustang1! mustang12 mustang123 mustang1234 mustang12345 mustang2024
mustang2025 mustang2026 mypassword naruto1! naruto12 naruto123 naruto1234 naruto12345 naruto2024 naruto2025
naruto2026 narutonaruto natasha! natasha1 natasha1! natasha12 natasha123 natasha1234 natasha12345
natasha2024 natasha2025 natasha2026 ncc1701d ncc1701e netflix! netflix1 netflix1! netflix12 netflix123
netflix1234 netflix12345 netflix2024 netflix2025 netflix2026 newyork! newyork1 newyork1! newyork12
newyork123 newyork1234 newyork12345 newyork2024 newyork2025 newyork2026 nicholas nicholas! nicholas1
nicholas1! nicholas12 nicholas123 nicholas1234 nicholas12345 nicholas2024 nicholas2025 nicholas2026 nicole1!
nicole12 nicole123 nicole1234 nicole12345 nicole2024 nicole2025 nicole2026 nicolenicole ninja123 ninja1234
ninja12345 ninja2024 ninja2025 ninja2026 ninjaninja nirvana! nirvana1 nirvana1! nirvana12 nirvana123
nirvana1234 nirvana12345 nirvana2024 nirvana2025 nirvana2026 nissan1! nissan12 nissan123 nissan1234
nissan12345 nissan2024 nissan2025 nissan2026 nissannissan nopassword nothing! nothing1 nothing1! nothing12
nothing123 nothing1234 nothing12345 nothing2024 nothing2025 nothing2026 november november! november1
november1! november12 november123 november1234 november12345 november2024 november2025 november2026 number01
numberone october! october1 october1! october12 october123 october1234 october12345 october2024 october2025
october2026 office1! office12 office123 office1234 office12345 office2024 office2025 office2026 officeoffice
opensesame openup123 orange1! orange12 orange123 orange1234 orange12345 orange2024 orange2025 orange2026
orangeorange outfit1! outfit12 outfit123 outfit1234 outfit12345 outfit2024 outfit2025 outfit2026
outfitoutfit p4rol41! p4rol412 p4rol4123 p4ssw0rd p4ssword p4ssword! p4ssword1 p4ssword1! p4ssword12
p4ssword123 p4sswort p4sswort! p4sswort1 p4sswort1! p4sswort12 p4sswort123 p@55w0rd p@55w0rd1 p@55w0rd12
p@55w0rd123 p@55w0rd1234 p@r0l@1! p@r0l@12 p@r0l@123 p@rol@1! p@rol@12 p@rol@123 p@ssw0rd p@ssw0rd!
p@ssw0rd1 p@ssw0rd1! p@ssw0rd12 p@ssw0rd123 p@ssw0rt p@ssw0rt! p@ssw0rt1 p@ssw0rt1! p@ssw0rt12 p@ssw0rt123
p@ssword p@ssword! p@ssword1 p@ssword1! p@ssword12 p@ssword123 p@sswort p@sswort! p@sswort1 p@sswort1!
p@sswort12 p@sswort123 pa$$word pa$$word! pa$$word1 pa$$word1! pa$$word12 pa$$word123 pa$$wort pa$$wort!
pa$$wort1 pa$$wort1! pa$$wort12 pa$$wort123 pa55word pa55word1 pa55word12 pa55word123 pa55word1234 packers!
packers1 packers1! packers12 packers123 packers1234 packers12345 packers2024 packers2025 packers2026
panther! panther1 panther1! panther12 panther123 panther1234 panther12345 panther2024 panther2025
panther2026 par0la1! par0la12 par0la123 paris123 paris1234 paris12345 paris2024 paris2025 paris2026
parisparis parola1! parola12 parola123 parola1234 parola12345 parola2024 parola2025 parola2026 parolaparola
pass1234 pass1234w pass1234wo pass1234wor pass1234word pass@123 pass@word1 passw0rd passw0rd! passw0rd1
passw0rd1! passw0rd12 passw0rd123 passw0rt passw0rt! passw0rt1 passw0rt1! passw0rt12 passw0rt123 passwd123
password password! password1 password1! password12 password123 password1234 password12345 password2024
password2025 password2026 passwort passwort! passwort1 passwort1! passwort12 passwort123 passwort1234
passwort12345 passwort2024 passwort2025 passwort2026 patricia patricia! patricia1 patricia1! patricia12
patricia123 patricia1234 patricia12345 patricia2024 patricia2025 patricia2026 patriots patriots! patriots1
patriots1! patriots12 patriots123 patriots1234 patriots12345 patriots2024 patriots2025 patriots2026 paypal1!
paypal12 paypal123 paypal1234 paypal12345 paypal2024 paypal2025 paypal2026 paypalpaypal peanut1! peanut12
peanut123 peanut1234 peanut12345 peanut2024 peanut2025 peanut2026 peanutpeanut penguin! penguin1 penguin1!
penguin12 penguin123 penguin1234 penguin12345 penguin2024 penguin2025 penguin2026 pepper1! pepper12
pepper123 pepper1234 pepper12345 pepper2024 pepper2025 pepper2026 pepperpepper phoenix! phoenix1 phoenix1!
phoenix12 phoenix123 phoenix1234 phoenix12345 phoenix2024 phoenix2025 phoenix2026 pikachu! pikachu1
pikachu1! pikachu12 pikachu123 pikachu1234 pikachu12345 pikachu2024 pikachu2025 pikachu2026 pirate1!
pirate12 pirate123 pirate1234 pirate12345 pirate2024 pirate2025 pirate2026 piratepirate platinum platinum!
platinum1 platinum1! platinum12 platinum123 platinum1234 platinum12345 platinum2024 platinum2025
platinum2026 poiuytre poiuytrew poiuytrewq poiuytrewq1 poiuytrewq12 pokemon! pokemon1 pokemon1! pokemon12
pokemon123 pokemon1234 pokemon12345 pokemon2024 pokemon2025 pokemon2026 porsche! porsche1 porsche1!
porsche12 porsche123 porsche1234 porsche12345 porsche2024 porsche2025 porsche2026 pr1vate! pr1vate1
pr1vate1! pr1vate12 pr1vate123 princess princess! princess1 princess1! princess12 princess123 princess1234
princess12345 princess2024 princess2025 princess2026 priv4te! priv4te1 priv4te1! priv4te12 priv4te123
priv@te! priv@te1 priv@te1! priv@te12 priv@te123 privat3! privat31 privat31! privat312 privat3123 private!
private1 private1! private12 private123 private1234 private12345 private2024 private2025 private2026
pumpkin! pumpkin1 pumpkin1! pumpkin12 pumpkin123 pumpkin1234 pumpkin12345 pumpkin2024 pumpkin2025
pumpkin2026 puppy123 puppy1234 puppy12345 puppy2024 puppy2025 puppy2026 puppypuppy purple1! purple12
purple123 purple1234 purple12345 purple2024 purple2025 purple2026 purplepurple q1w2e3r4 q1w2e3r4t q1w2e3r4t5
q1w2e3r4t5y q1w2e3r4t5y6 q4zwsx1! q4zwsx12 q4zwsx123 q4zwsxedc q4zwsxedc! q4zwsxedc1 q4zwsxedc1! q4zwsxedc12
q4zwsxedc123 q@zwsx1! q@zwsx12 q@zwsx123 q@zwsxedc q@zwsxedc! q@zwsxedc1 q@zwsxedc1! q@zwsxedc12
q@zwsxedc123 qazw$x1! qazw$x12 qazw$x123 qazw$xedc qazw$xedc! qazw$xedc1 qazw$xedc1! qazw$xedc12
qazw$xedc123 qazwsx1! qazwsx12 qazwsx123 qazwsx1234 qazwsx12345 qazwsx2024 qazwsx2025 qazwsx2026 qazwsx3dc
qazwsx3dc! qazwsx3dc1 qazwsx3dc1! qazwsx3dc12 qazwsx3dc123 qazwsxedc qazwsxedc! qazwsxedc1 qazwsxedc1!
qazwsxedc12 qazwsxedc123 qazwsxedc1234 qazwsxedc12345 qazwsxedc2024 qazwsxedc2025 qazwsxedc2026 qazwsxqazwsx
qw3rty1! qw3rty12 qw3rty123 qw3rtyuiop qw3rtyuiop! qw3rtyuiop1 qw3rtyuiop1! qw3rtyuiop12 qw3rtyuiop123
qw3rtz1! qw3rtz12 qw3rtz123 qwe123qw qwe123qwe qwe123qwe1 qwe123qwe12 qwe123qwe123 qweasdzx qweasdzxc
qweasdzxc1 qweasdzxc12 qweasdzxc123 qweqweqw qweqweqwe qweqweqwe1 qweqweqwe12 qweqweqwe123 qwer1234
qwer1234a qwer1234as qwer1234asd qwer1234asdf qwerty1! qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty2024
qwerty2025 qwerty2026 qwertyqwerty qwertyu1op qwertyu1op! qwertyu1op1 qwertyu1op1! qwertyu1op12
qwertyu1op123 qwertyui qwertyui0p qwertyui0p! qwertyui0p1 qwertyui0p1! qwertyui0p12 qwertyui0p123 qwertyuio
qwertyuiop qwertyuiop! qwertyuiop1 qwertyuiop1! qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiop12345
qwertyuiop2024 qwertyuiop2025 qwertyuiop2026 qwertyuiop[ qwertyuiop[] qwertz1! qwertz12 qwertz123 qwertz1234
qwertz12345 qwertz2024 qwertz2025 qwertz2026 qwertzqwertz racing1! racing12 racing123 racing1234 racing12345
racing2024 racing2025 racing2026 racingracing raiders! raiders1 raiders1! raiders12 raiders123 raiders1234
raiders12345 raiders2024 raiders2025 raiders2026 rainbow! rainbow1 rainbow1! rainbow12 rainbow123
rainbow1234 rainbow12345 rainbow2024 rainbow2025 rainbow2026 ranger1! ranger12 ranger123 ranger1234
ranger12345 ranger2024 ranger2025 ranger2026 rangerranger realmadrid realmadrid! realmadrid1 realmadrid1!
realmadrid12 realmadrid123 realmadrid1234 realmadrid12345 realmadrid2024 realmadrid2025 realmadrid2026
redsox1! redsox12 redsox123 redsox1234 redsox12345 redsox2024 redsox2025 redsox2026 redsoxredsox richard!
richard1 richard1! richard12 richard123 richard1234 richard12345 richard2024 richard2025 richard2026
robert1! robert12 robert123 robert1234 robert12345 robert2024 robert2025 robert2026 robertrobert roblox1!
roblox12 roblox123 roblox1234 roblox12345 roblox2024 roblox2025 roblox2026 robloxroblox rockstar rockstar!
rockstar1 rockstar1! rockstar12 rockstar123 rockstar1234 rockstar12345 rockstar2024 rockstar2025
rockstar2026 root1234 root12345 root2024 root2025 root2026 rootroot running! running1 running1! running12
running123 running1234 running12345 running2024 running2025 running2026 s3cr3t1! s3cr3t12 s3cr3t123 s3nha123
s3rv3r1! s3rv3r12 s3rv3r123 samantha samantha! samantha1 samantha1! samantha12 samantha123 samantha1234
samantha12345 samantha2024 samantha2025 samantha2026 sample1! sample12 sample123 sample1234 sample12345
sample2024 sample2025 sample2026 samplesample samsung! samsung1 samsung1! samsung12 samsung123 samsung1234
samsung12345 samsung2024 samsung2025 samsung2026 samurai! samurai1 samurai1! samurai12 samurai123
samurai1234 samurai12345 samurai2024 samurai2025 samurai2026 school1! school12 school123 school1234
school12345 school2024 school2025 school2026 schoolschool scotland scotland! scotland1 scotland1! scotland12
scotland123 scotland1234 scotland12345 scotland2024 scotland2025 scotland2026 secret1! secret12 secret123
secret1234 secret12345 secret2024 secret2025 secret2026 secretsecret security security! security1 security1!
security12 security123 security1234 security12345 security2024 security2025 security2026 senh4123 senh@123
senha123 senha1234 senha12345 senha2024 senha2025 senha2026 senhasenha september september! september1
september1! september12 september123 september1234 september12345 september2024 september2025 september2026
server1! server12 server123 server1234 server12345 server2024 server2025 server2026 serverserver shadow1!
shadow12 shadow123 shadow1234 shadow12345 shadow2024 shadow2025 shadow2026 shadowshadow shark123 shark1234
shark12345 shark2024 shark2025 shark2026 sharkshark silver1! silver12 silver123 silver1234 silver12345
silver2024 silver2025 silver2026 silversilver sister1! sister12 sister123 sister1234 sister12345 sister2024
sister2025 sister2026 sistersister skateboard skateboard! skateboard1 skateboard1! skateboard12
skateboard123 skateboard1234 skateboard12345 skateboard2024 skateboard2025 skateboard2026 skywalker
skywalker! skywalker1 skywalker1! skywalker12 skywalker123 skywalker1234 skywalker12345 skywalker2024
skywalker2025 skywalker2026 slipknot slipknot! slipknot1 slipknot1! slipknot12 slipknot123 slipknot1234
slipknot12345 slipknot2024 slipknot2025 slipknot2026 sneakers sneakers! sneakers1 sneakers1! sneakers12
sneakers123 sneakers1234 sneakers12345 sneakers2024 sneakers2025 sneakers2026 sniper1! sniper12 sniper123
sniper1234 sniper12345 sniper2024 sniper2025 sniper2026 snipersniper snowboard snowboard! snowboard1
snowboard1! snowboard12 snowboard123 snowboard1234 snowboard12345 snowboard2024 snowboard2025 snowboard2026
soccer1! soccer12 soccer123 soccer1234 soccer12345 soccer2024 soccer2025 soccer2026 soccersoccer softball
softball! softball1 softball1! softball12 softball123 softball1234 softball12345 softball2024 softball2025
softball2026 soldier! soldier1 soldier1! soldier12 soldier123 soldier1234 soldier12345 soldier2024
soldier2025 soldier2026 sonic123 sonic1234 sonic12345 sonic2024 sonic2025 sonic2026 sonicsonic spider1!
spider12 spider123 spider1234 spider12345 spider2024 spider2025 spider2026 spiderman spiderman! spiderman1
spiderman1! spiderman12 spiderman123 spiderman1234 spiderman12345 spiderman2024 spiderman2025 spiderman2026
spiderspider spotify! spotify1 spotify1! spotify12 spotify123 spotify1234 spotify12345 spotify2024
spotify2025 spotify2026 spring1! spring12 spring123 spring1234 spring12345 spring2024 spring2025 spring2026
springspring startrek startrek! startrek1 startrek1! startrek12 startrek123 startrek1234 startrek12345
startrek2024 startrek2025 startrek2026 starwars starwars! starwars1 starwars1! starwars12 starwars123
starwars1234 starwars12345 starwars2024 starwars2025 starwars2026 steelers steelers! steelers1 steelers1!
steelers12 steelers123 steelers1234 steelers12345 steelers2024 steelers2025 steelers2026 stephanie
stephanie! stephanie1 stephanie1! stephanie12 stephanie123 stephanie1234 stephanie12345 stephanie2024
stephanie2025 stephanie2026 strawberry strawberry! strawberry1 strawberry1! strawberry12 strawberry123
strawberry1234 strawberry12345 strawberry2024 strawberry2025 strawberry2026 student! student1 student1!
student12 student123 student1234 student12345 student2024 student2025 student2026 style123 style1234
style12345 style2024 style2025 style2026 stylestyle subaru1! subaru12 subaru123 subaru1234 subaru12345
subaru2024 subaru2025 subaru2026 subarusubaru success! success1 success1! success12 success123 success1234
success12345 success2024 success2025 success2026 summer1! summer12 summer123 summer1234 summer12345
summer2024 summer2025 summer2026 summersummer sunday1! sunday12 sunday123 sunday1234 sunday12345 sunday2024
sunday2025 sunday2026 sundaysunday sunshine sunshine! sunshine1 sunshine1! sunshine12 sunshine123
sunshine1234 sunshine12345 sunshine2024 sunshine2025 sunshine2026 sup3rus3r sup3rus3r! sup3rus3r1
sup3rus3r1! sup3rus3r12 sup3rus3r123 superman superman! superman1 superman1! superman12 superman123
superman1234 superman12345 superman2024 superman2025 superman2026 superstar superuser superuser! superuser1
superuser1! superuser12 superuser123 superuser1234 superuser12345 superuser2024 superuser2025 superuser2026
suzuki1! suzuki12 suzuki123 suzuki1234 suzuki12345 suzuki2024 suzuki2025 suzuki2026 suzukisuzuki sweetheart
sweetheart! sweetheart1 sweetheart1! sweetheart12 sweetheart123 sweetheart1234 sweetheart12345
sweetheart2024 sweetheart2025 sweetheart2026 sweetie! sweetie1 sweetie1! sweetie12 sweetie123 sweetie1234
sweetie12345 sweetie2024 sweetie2025 sweetie2026 sweetpea swimming swimming! swimming1 swimming1! swimming12
swimming123 swimming1234 swimming12345 swimming2024 swimming2025 swimming2026 syst3m1! syst3m12 syst3m123
system1! system12 system123 system1234 system12345 system2024 system2025 system2026 systemsystem teacher!
teacher1 teacher1! teacher12 teacher123 teacher1234 teacher12345 teacher2024 teacher2025 teacher2026
temp1234 temp12345 temp2024 temp2025 temp2026 temporary temporary! temporary1 temporary1! temporary12
temporary123 temporary1234 temporary12345 temporary2024 temporary2025 temporary2026 temptemp tennis1!
tennis12 tennis123 tennis1234 tennis12345 tennis2024 tennis2025 tennis2026 tennistennis test1234 test12345
test2024 test2025 test2026 testing! testing1 testing1! testing12 testing123 testing1234 testing12345
testing2024 testing2025 testing2026 testtest texas123 texas1234 texas12345 texas2024 texas2025 texas2026
texastexas thisismypassword thomas1! thomas12 thomas123 thomas1234 thomas12345 thomas2024 thomas2025
thomas2026 thomasthomas thx11381 tiger123 tiger1234 tiger12345 tiger2024 tiger2025 tiger2026 tigertiger
toyota1! toyota12 toyota123 toyota1234 toyota12345 toyota2024 toyota2025 toyota2026 toyotatoyota trustno1
trustno1! trustno11 trustno11! trustno112 trustno1123 trustno11234 trustno112345 trustno12024 trustno12025
trustno12026 trustnoone turtle1! turtle12 turtle123 turtle1234 turtle12345 turtle2024 turtle2025 turtle2026
turtleturtle twitter! twitter1 twitter1! twitter12 twitter123 twitter1234 twitter12345 twitter2024
twitter2025 twitter2026 unicorn! unicorn1 unicorn1! unicorn12 unicorn123 unicorn1234 unicorn12345
unicorn2024 unicorn2025 unicorn2026 user1234 user12345 user2024 user2025 user2026 useruser vanilla! vanilla1
vanilla1! vanilla12 vanilla123 vanilla1234 vanilla12345 vanilla2024 vanilla2025 vanilla2026 victoria
victoria! victoria1 victoria1! victoria12 victoria123 victoria1234 victoria12345 victoria2024 victoria2025
victoria2026 viking1! viking12 viking123 viking1234 viking12345 viking2024 viking2025 viking2026
vikingviking volleyball volleyball! volleyball1 volleyball1! volleyball12 volleyball123 volleyball1234
volleyball12345 volleyball2024 volleyball2025 volleyball2026 w3lcom3! w3lcom31 w3lcom31! w3lcom312
w3lcom3123 w3lcom32 w3lcom32! w3lcom321 w3lcom321! w3lcom3212 w3lcom32123 w4chtwoord w4chtwoord! w4chtwoord1
w4chtwoord1! w4chtwoord12 w4chtwoord123 w@chtw00rd w@chtw00rd! w@chtw00rd1 w@chtw00rd1! w@chtw00rd12
w@chtw00rd123 w@chtwoord w@chtwoord! w@chtwoord1 w@chtwoord1! w@chtwoord12 w@chtwoord123 wachtw00rd
wachtw00rd! wachtw00rd1 wachtw00rd1! wachtw00rd12 wachtw00rd123 wachtwoord wachtwoord! wachtwoord1
wachtwoord1! wachtwoord12 wachtwoord123 wachtwoord1234 wachtwoord12345 wachtwoord2024 wachtwoord2025
wachtwoord2026 wardrobe wardrobe! wardrobe1 wardrobe1! wardrobe12 wardrobe123 wardrobe1234 wardrobe12345
wardrobe2024 wardrobe2025 wardrobe2026 warrior! warrior1 warrior1! warrior12 warrior123 warrior1234
warrior12345 warrior2024 warrior2025 warrior2026 welc0me! welc0me1 welc0me1! welc0me12 welc0me123 welc0me2
welc0me2! welc0me21 welc0me21! welc0me212 welc0me2123 welcome! welcome1 welcome1! welcome12 welcome123
welcome1234 welcome12345 welcome2! welcome2024 welcome2025 welcome2026 welcome21! welcome212 welcome2123
welcome21234 welcome212345 welcome22024 welcome22025 welcome22026 whatever whatever! whatever1 whatever1!
whatever12 whatever123 whatever1234 whatever12345 whatever2024 whatever2025 whatever2026 whatthehell
william! william1 william1! william12 william123 william1234 william12345 william2024 william2025
william2026 windows! windows1 windows1! windows12 windows123 windows1234 windows12345 windows2024
windows2025 windows2026 winter1! winter12 winter123 winter1234 winter12345 winter2024 winter2025 winter2026
winterwinter wizard1! wizard12 wizard123 wizard1234 wizard12345 wizard2024 wizard2025 wizard2026
wizardwizard wolf1234 wolf12345 wolf2024 wolf2025 wolf2026 wolfwolf yamaha1! yamaha12 yamaha123 yamaha1234
yamaha12345 yamaha2024 yamaha2025 yamaha2026 yamahayamaha yankees! yankees1 yankees1! yankees12 yankees123
yankees1234 yankees12345 yankees2024 yankees2025 yankees2026 yellow1! yellow12 yellow123 yellow1234
yellow12345 yellow2024 yellow2025 yellow2026 yellowyellow youtube! youtube1 youtube1! youtube12 youtube123
youtube1234 youtube12345 youtube2024 youtube2025 youtube2026 zaq12wsx zaq12wsxc zaq12wsxcd zaq12wsxcde
zaq12wsxcde3 zaq1xsw2 zaq1xsw2c zaq1xsw2cd zaq1xsw2cde zaq1xsw2cde3 zelda123 zelda1234 zelda12345 zelda2024
zelda2025 zelda2026 zeldazelda zxc123zx zxc123zxc zxc123zxc1 zxc123zxc12 zxc123zxc123 zxcvbn1! zxcvbn12
zxcvbn123 zxcvbn1234 zxcvbn12345 zxcvbn2024 zxcvbn2025 zxcvbn2026 zxcvbnm! zxcvbnm1 zxcvbnm1! zxcvbnm12
zxcvbnm123 zxcvbnm1234 zxcvbnm12345 zxcvbnm2024 zxcvbnm2025 zxcvbnm2026 zxcvbnzxcvbn
`
    .trim()
    .split(/\s+/),
);
