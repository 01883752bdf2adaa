"""Search, as readers meet it in a browser."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plugins.editions.search import search_index as index
from plugins.language.stemming import key_maker
from tests.browser import Open, needs_browser, overflow, violations
from tests.corpus import lay_out
from tests.paths import needs_shared
from tests.sample_site import sample_served
from tests.site_settings import EDITIONS, languages
from tests.small_site import Build

# Queries, each with the posts that it must find in an edition of the sample site, and no others.
SERBIAN = {
    "šetnja setnja Setnja шетња ШЕТЊОМ šetnje шетњи setnjama": "2022/03/first-walk 2023/03/spring-walk",
    "djordje đorđe ђорђе Đorđem DJORDJU Ђорђа": "2025/10/names",
    "dak đak ђак djak đaci ђака djacima": "2025/10/names",
    "knjiga knjizi књигом crvenu црвене": "2025/10/names",
    "ambasadi Ambasada амбасадом AMBASADU": (
        "2022/08/song 2023/02/anniversary 2024/02/anniversary 2024/03/noon 2025/02/anniversary 2026/02/anniversary"
    ),
    '"politički zatvorenici" „политичким затвореницима“ "politicki zatvorenik"': (
        "2022/12/rights 2023/05/long-statement 2024/03/noon 2025/10/names"
    ),
    "Facebook facebook": "2023/05/long-statement",
    "NATO НАТО nato НАТО-у NATO-u": "2023/05/long-statement",
    "ljubav љубав LJUBAV Ljubavlju": "2022/06/novi-sad",
    "Njujork Њујорк dzez džez џеза": "2022/06/novi-sad",
    "rat рата ratovi ratovima": "2023/09/refugees",
    "izbeglice избеглицама izbeglica": "2023/09/refugees 2024/09/novi-sad 2025/07/picnic",
    "„prekid vatre“ «прекида ватре»": "2023/05/long-statement",
    '"vatre prekid"': "",
    "brljomuja брљомуја qwerty 12345": "",
}
RUSSIAN = {
    "красный красная красной КРАСНУЮ": "2025/10/names",
    "книге книга": "2022/03/letters-evening 2025/10/names",
    "«красной книге» „красная книга“": "2025/10/names",
    "«книга красная»": "",
    "годовщина годовщины годовщиной ГОДОВЩИНУ": (
        "2023/02/anniversary 2024/02/anniversary 2025/02/anniversary 2026/02/anniversary"
    ),
    "еще ещё ЕЩЁ": (
        "2022/03/letters-evening 2023/05/long-statement 2024/12/letters 2025/02/anniversary 2026/09/planned"
    ),
    "политзаключенные политзаключённых Политзаключённым": (
        "2022/03/letters-evening 2022/12/rights 2023/05/long-statement 2024/03/noon 2024/12/letters 2025/10/names"
    ),
    "НАТО нато": "2023/05/long-statement",
    "Facebook": "2023/05/long-statement",
    "войне война войной": "2022/03/first-walk",
    "день дня": (
        "2022/12/rights 2023/02/anniversary 2023/03/spring-walk 2023/11/evening 2025/02/anniversary 2025/10/names"
    ),
    "NATO шетња šetnja брлямуя": "",
}
QUERIES = [
    *((folder, queries, slugs) for folder in ("sr-cyrl", "sr-latn") for queries, slugs in SERBIAN.items()),
    *(("ru", queries, slugs) for queries, slugs in RUSSIAN.items()),
]
# Queries, each with a pattern of what must stand in the texts of the corpus that it must find, and in no others.
CORPUS = {
    "sr": {
        "politika политици politike": r"политик|политиц",
        "bezbednost безбедности BEZBEDNOŠĆU": r"безбеднос[тћ]",
        "sertifikat сертификати": r"сертификат",
        "„Power Automate“": r"power[ \xa0]automate",
        "„veštačka inteligencija“ вештачке-интелигенције": r"вештачк\w*[\s-]+интелигенциј",
        "mačka брљомуја": r"\bмачк[аеу]\b",
    },
    "ru": {
        "угроза угрозы УГРОЗАМИ": r"\bугроз",
        "шифрование шифрования": r"шифровани[еяюй]",
        "сертификат сертификаты": r"сертификат",
        "«искусственного интеллекта» искусственный-интеллект": r"искусственн\w*[\s-]+интеллект",
        "ещё еще ЕЩЁ": r"\bещ[её]\b",
        "кошка брлямуя": r"\bкошк",
    },
}

# Words of which every form must find every other, a word a line; what stands first is what a post has.
FORMS = {
    "sr-cyrl": """
    шетња šetnja šetnje šetnji šetnju šetnjom šetnjama
    рат rat rata ratu ratom ratovi ratova ratovima ratove
    књига knjiga knjige knjizi knjigu knjigom knjigama
    затвореник zatvorenik zatvorenika zatvorenici zatvorenicima zatvorenike zatvoreniče
    политички politički politička političke političkih političkim političkog
    Русија Rusija Rusije Rusiji Rusiju Rusijom
    Рус Rus Rusa Rusi Ruse Rusima Rusom
    Украјинац Ukrajinac Ukrajinca Ukrajinci Ukrajinaca Ukrajincima Ukrajince
    Белорус Belorus Belorusi Belorusa Belorusima
    Србин Srbin Srbi Srba Srbima Srbe Srbina
    грађанин građanin građani građana građanima građane
    Ђорђе Đorđe Đorđa Đorđu Đorđem Djordje
    ђак đak đaka đaci đacima đake
    саопштење saopštenje saopštenja saopštenju saopštenjem saopštenjima
    протест protest protesta protesti protestu protestima proteste protestom
    скуп skup skupa skupovi skupova skupu skupovima
    амбасада ambasada ambasade ambasadi ambasadu ambasadom
    Београд Beograd Beograda Beogradu Beogradom
    слобода sloboda slobode slobodi slobodu slobodom
    мир mir mira miru mirom
    жртва žrtva žrtve žrtvi žrtvu žrtvama žrtava
    војска vojska vojske vojsci vojsku vojskom
    жена žena žene ženi ženu ženama
    деца deca dece deci decu
    људи ljudi ljude ljudima ljudi
    човек čovek čoveka čoveku čovekom
    избеглица izbeglica izbeglice izbeglici izbeglicu izbeglicama
    песма pesma pesme pesmi pesmu pesmama
    писмо pismo pisma pismu pismima pismom
    годишњица godišnjica godišnjice godišnjicu godišnjici
    трг trg trga trgu trgom trgovi
    председник predsednik predsednika predsedniku predsednici
    новинар novinar novinari novinara novinarima
    новинарка novinarka novinarke novinarki novinarku
    студент student studenti studenata studentima
    право pravo prava pravu pravom pravima
    дан dan dana danu danom dani danima
    Москва Moskva Moskve Moskvi Moskvu
    Кијев Kijev Kijeva Kijevu
    Наваљни Navaljni Navaljnog Navaljnom
    Путин Putin Putina Putinu Putinom
    окупација okupacija okupacije okupaciji okupaciju
    агресија agresija agresije agresiju
    подршка podrška podrške podršci podršku
    солидарност solidarnost solidarnosti solidarnošću
    вест vest vesti vestima
    бомба bomba bombe bombi bombama
    злочин zločin zločini zločina zločinima
    црква crkva crkve crkvi
    мобилизација mobilizacija mobilizaciju mobilizacije
    извештај izveštaj izveštaja izveštaji izveštajima
    догађај događaj događaja događaji
    програм program programa programu programi
    предлог predlog predloga predlozi
    адвокат advokat advokata advokati advokatu
    кандидат kandidat kandidata kandidati
    процес proces procesa procesi
    проблем problem problema problemi
    крај kraj kraja kraju
    мај maj maja maju
    систем sistem sistema sistemi
    канал kanal kanala kanalu
    интерес interes interesa
    сертификат sertifikat sertifikata sertifikati
    ухапшен uhapšen uhapšena uhapšeni uhapšenih
    осуђен osuđen osuđeni osuđenih
    напад napad napadi napada napadima
    план plan plana planovi
    стан stan stana stanovi
    грађански građanski građanska građanskih
    мировни mirovni mirovna mirovnih
    антиратни antiratni antiratna antiratnog
    режим režim režima režimu režimom
    закон zakon zakona zakoni
    суд sud suda sudu
    генерал general generala generali
    успех uspeh uspeha
    глас glas glasa glasovi glasova
    полиција policija policije policiji
    украјински ukrajinski ukrajinska ukrajinskog
    руски ruski ruska ruskog ruskih
    белоруски beloruski beloruska
    Сад Sad Sadu Sada
    парк park parka parku
    мост most mosta mostu mostovi
    пут put puta putevi
    тужан tužan tužna tužni
    важан važan važna važni
    Иван Ivan Ivana Ivanu
    Милан Milan Milana
    октобар oktobar oktobra oktobru oktobrom
    новембар novembar novembra novembru
    нови novi novih novim novoj novog nova novu
    први prvi prva prvih prvim prvog prvoj
    млади mladi mladih mladima mlada mladog
    бивши bivši bivšeg bivšem bivših bivšoj bivšim
    последњи poslednji poslednjeg poslednjih poslednjoj
    наш naš naša naše našeg našoj naših našim našem
    мртав mrtav mrtva mrtvih mrtvima
    добар dobar dobra dobri dobrih
    тежак težak teška teški teških teškoj
    блиски blizak bliska bliskih
    сладак sladak slatka slatki
    састанак sastanak sastanka sastanku sastanci sastancima sastanaka
    понедељак ponedeljak ponedeljka ponedeljkom
    четвртак četvrtak četvrtka četvrtkom
    уторак utorak utorka utorkom
    почетак početak početka početku počeci
    податак podatak podatka podaci podataka podacima
    задатак zadatak zadatka zadaci
    списак spisak spiska spisku
    чланак članak članka članci člancima članaka
    корак korak koraka koraci koracima
    момак momak momka momci
    Петар Petar Petra Petru Petrom
    Александар Aleksandar Aleksandra Aleksandru
    тужилац tužilac tužioca tužioci tužiocu tužiocima tužilaca
    борац borac borca borci borcem borcima
    злочинац zločinac zločinca zločinci
    странац stranac stranca stranci strancima stranaca
    полицајац policajac policajca policajci
    новац novac novca novcem
    писац pisac pisca pisci
    члан član člana članovi članova članovima članom
    филм film filma filmovi filmova
    лист list lista listovi listova
    паркови park parka parkovi parkovima
    судови sud suda sudu sudovi sudova
    муж muž muža mužem muževi
    циљ cilj cilja ciljem ciljevi
    одлука odluka odluke odluci odluku odlukama
    порука poruka poruke poruci
    рука ruka ruke ruci
    наука nauka nauke nauci
    банка banka banke banci
    девојка devojka devojci devojaka
    предлог predlog predloga predlozi predlozima
    нога noga noge nozi
    бог bog boga bogovi bozi
    успех uspeh uspeha uspesi uspesima
    оружје oružje oružja oružjem
    херој heroj heroja herojem heroji herojima
    број broj broja brojem brojevi
    Андреј Andrej Andreja Andreju Andrejem
    смрт smrt smrti smrću
    власт vlast vlasti vlašću vlastima
    област oblast oblasti oblašću
    реч reč reči rečju rečima
    лаж laž laži lažju
    љубав ljubav ljubavi ljubavlju
    мисао misao misli mišlju
    посао posao posla poslova poslovi poslu
    део deo dela delu delovi delom
    адреса adresa adrese adresama
    структура struktura strukturama
    анализа analiza analizama
    сестра sestra sestre sestara sestrama
    писама pismo pisama pisma
    песма pesma pesama pesmama
    земља zemlja zemlje zemalja zemljama
    жртава žrtva žrtava
    време vreme vremena vremenu vremenom vremenima
    име ime imena imenu imenima imenom
    презиме prezime prezimena
    дете dete deteta detetu detetom
    отац otac oca ocu ocem očevi
    брат brat brata braća braći braću
    гост gost gosta gosti gostiju gostima
    пас pas psa psi psima
    радио radio radija radiju
    тероризам terorizam terorizma terorizmu
    студент student studenata studentima
    концерт koncert koncerta koncerata
    Американац Amerikanac Amerikanca Amerikanci Amerikancem
    Вучић Vučić Vučića Vučiću Vučićem
    Зеленски Zelenski Zelenskog Zelenskom
    Лавров Lavrov Lavrova Lavrovu
    Харков Harkov Harkova Harkovu
    Косово Kosovo Kosova Kosovu
    протестовати protestovati protestuje protestuju protestujemo protestovali
    """,
    "ru": """
    красный красная красной красное красных красным
    книга книги книге книгу книгой книг книгами
    площадь площади площадью
    война войны войне войну войной войн войнами
    акция акции акцию акций акцией
    политзаключённый политзаключенные политзаключённых политзаключённым
    май мая маю маем мае
    письмо письма письму письмом писем письмами
    годовщина годовщины годовщине годовщину
    посольство посольства посольству посольстве
    русский русская русского русских русским русской
    украинец украинца украинцы украинцев украинцам
    белорус белорусы белорусов белорусам
    свобода свободы свободе свободу
    мир мира миру миром
    женщина женщины женщин женщинам
    солдат солдаты солдат солдатам
    герой героя герои героев
    день дня дню днём дней
    жизнь жизни жизнью
    митинг митинги митинга митингов
    беженец беженца беженцы беженцев
    Белград Белграда Белграде
    Россия России Россию Россией
    российский российская российских
    Украина Украины Украине Украину
    Навальный Навального Навальному
    Путин Путина Путину
    оккупация оккупации оккупацию
    заявление заявления заявлений заявлению
    ёлка елка ёлки елки
    ещё еще
    синий синяя синего синих
    край края краю
    преступление преступлений преступления
    санкция санкции санкций
    режим режима режиму режимом режимы
    архив архива архиве архивы архивов
    погром погрома погромы погромом
    призыв призыва призывы призыву призывом
    вызов вызова вызовы
    журнал журнала журналы журналов
    материал материала материалы
    генерал генерала генералы генералов
    протест протеста протесты протестов
    украинский украинская украинских
    политический политическая политических
    антивоенный антивоенная антивоенных
    плакат плаката плакаты плакатов
    адвокат адвоката адвокаты
    суд суда суде
    приговор приговора приговоры
    закон закона законы
    Крым Крыма Крыму
    Киев Киева Киеве
    Максим Максима
    Андрей Андрея Андрею Андреем Андрее
    Сергей Сергея Сергею Сергеем
    Алексей Алексея Алексею Алексеем
    Николай Николая Николаю Николаем
    Юрий Юрия Юрию Юрием
    Пётр Петра Петру Петром
    Лев Льва Льву
    Игорь Игоря Игорю Игорем
    Муратов Муратова Муратову Муратовым Муратове
    Немцов Немцова Немцову
    Соловьёв Соловьёва Соловьеву
    Харьков Харькова Харькову Харькове
    Ростов Ростова Ростове
    Львов Львова Львове
    память памяти памятью
    запись записи записью записей записями
    печать печати печатью
    обмен обмена обмену обменом обмене обмены
    уровень уровня уровню уровнем уровни уровней
    огонь огня огню огнём
    день дни днями днях
    церковь церкви церковью церквей
    любовь любви любовью
    ложь лжи ложью
    граждане гражданин граждан гражданам гражданами гражданина
    россиянин россияне россиян россиянам
    деньги денег деньгам деньгами
    список списка списку списки списков
    рынок рынка рынки
    цветок цветка цветы цветов
    имя имени именем имена имён именами
    время времени временем времена времён
    мать матери матерью матерей
    дочь дочери дочерью дочерьми
    друг друга другу друзья друзей друзьями
    боец бойца бойцы бойцов бойцам
    европеец европейца европейцы европейцев
    доброволец добровольца добровольцы добровольцев
    отец отца отцом отцы
    следующий следующего следующая следующих следующей
    бывший бывшего бывшая бывших бывшему
    настоящий настоящего настоящая настоящие
    зелёный зелёного зелёная зелёных
    задержанный задержанного задержанная задержанных задержанным
    арестованный арестованного арестованных арестованные
    мобилизованный мобилизованного мобилизованных
    другой другая другие других другим другого
    тюрьма тюрьмы тюрьме тюрем тюрьмах
    песня песни песен песнями
    сестра сестры сестёр сёстрам
    украинка украинки украинок украинкам
    ошибка ошибки ошибок
    повестка повестки повесток
    судьба судьбы судеб
    окно окна окон
    статья статьи статью статьей статей
    семья семьи семью семей
    защита защиты защите защиту защитой
    начало начала началу началом
    Телеграм Телеграма Телеграме Телеграмом
    система системы систему системе систем системой
    проблема проблемы проблему проблем
    приём приёма приёму приёмом
    объём объёма объёму
    визит визита визиту визитом
    канал канала каналу каналом каналы
    писатель писателя писатели писателей
    музей музея музеи музеев
    случай случая случаи случаев
    съезд съезда съезде
    цель цели целью целей целями
    часть части частью частей
    протестовать протестует протестуют протестовали
    """,
}

# Words of which none may find another, those of a line.
APART = {
    "sr-cyrl": """
    veče već vek
    lice lik
    EU e
    novac Novak novo
    stranka stranac strana
    banka banja
    brak braća
    Rusija Rus ruski Ruskinja
    Srbija Srbin srpski
    Ukrajina ukrajinski Ukrajinka
    Beograd Beograđanin beogradski
    grad građanin građanski
    mir mirovni
    Kosovo kosa
    pas pasoš
    posao poslanik posle
    ime ima
    član članak
    sloboda slobodan
    politika politički političar
    vlast vlasnik vlada
    zaštita zašto
    savet sava savez sve
    pravo pravilo
    planeta planina plan
    internet interni
    kolo kolega
    Putin put
    rad radio
    pisac pismo
    Petar Petrograd
    čas čist
    nešto nestao
    preko predak
    """,
    "ru": """
    почта почти
    поэт поэтому
    друг другой дружба
    цель целый
    часть часто час
    страна странный сторона странник
    мир мера мэр
    война воин военный
    право правило правда
    суд судно
    бой боль
    семь семья
    год город гордый
    голос голод
    газ газета
    билет бил
    ракета рак
    план планета
    совет сова
    минута мина
    виза визит
    НАТО Наталья
    Игорь игра
    деталь дети
    Австрия Австралия
    канал кан
    порт портал
    залог зал
    порог пора
    Россия россиянин роса российский
    Украина украинец украинский украинка
    Белград белградский
    память памятник
    имя им иметь
    время временный
    писатель письмо
    строй страх
    май мать
    следующий след
    Львов лев
    обмен обман
    запись запах
    журнал журналист
    герой героин
    плакат плакать
    после посол
    перед передать
    только толк
    """,
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The corpus laid out as content, and the address of its site."""
    root = tmp_path_factory.mktemp("corpus")
    lay_out(root / "content")
    with sample_served(root, str(root / "content"), "1795392000") as address:  # 2026-11-22, after the last of them
        yield root / "content", address


def each(queries: str) -> list[str]:
    """The queries of a line of a table: its words, and its phrases with their quotes."""
    return re.findall(r'["„«][^"“»]+["“»]|[^\s"„«]+', queries)


def ask(page: Page, query: str) -> set[str]:
    """What the page finds, all of it: the addresses in the edition."""
    page.evaluate("document.querySelector('#_found').replaceChildren()")
    page.locator("#_query").fill(query)
    page.locator("#_query").press("Enter")
    page.locator("#_found [data-of]:not([data-of=wait])").wait_for()
    page.locator(".results:not([aria-busy])").wait_for(state="attached")
    while (more := page.locator(".more")).is_visible():
        shown = page.locator(".results > li").count()
        more.click()
        page.locator(".results > li").nth(shown).wait_for()
        page.locator(".results:not([aria-busy])").wait_for(state="attached")
    return {page_path(link.get_attribute("href") or "") for link in page.locator(".results h2 a").all()}


def page_path(url: str) -> str:
    """2022/03/walk of https://example.org/site/ru/2022/03/walk/."""
    return re.sub(r".*?/(sr-cyrl|sr-latn|ru)/(.*)/$", r"\2", url)


@needs_browser
@pytest.mark.parametrize(("folder", "queries", "addresses"), QUERIES)
def test_a_query_finds_the_posts_that_have_its_words_and_no_others(
    folder: str, queries: str, addresses: str, opened: Open
) -> None:
    page = opened(f"{folder}/search/")
    found = {query: ask(page, query) for query in each(queries)}
    assert found == {query: set(addresses.split()) for query in found} and found


@needs_browser
@needs_shared
@pytest.mark.parametrize("folder", ["sr-cyrl", "sr-latn", "ru"])
def test_the_same_holds_in_other_peoples_texts(folder: str, corpus: tuple[Path, str], browser: Browser) -> None:
    content, address = corpus
    page = browser.new_page()
    page.goto(f"{address}/{folder}/search/")
    language = folder[:2]
    texts = {path.parent.name: path.read_text("utf-8").lower() for path in content.glob(f"*/*/{language}.md")}
    for queries, pattern in CORPUS[language].items():
        having = {
            f"{name[:4]}/{name[5:7]}/{name[11:]}"
            for name, words in texts.items()
            if re.search(pattern, words, re.DOTALL)
        }
        for query in each(queries):
            assert ask(page, query) == having, query
    page.close()


@needs_browser
def test_keys_are_the_same_in_the_page_and_in_the_build(opened: Open) -> None:
    words = " ".join(
        [*SERBIAN, *RUSSIAN, *FORMS.values(), *APART.values(), "İstanbul ﬁn Straße ñandú ё\u0308 Й\u0306 x² Ⅻ j J"]
    ).split()
    for folder in ("sr-cyrl", "ru"):
        page = opened(f"{folder}/search/")
        script = page.locator("script[src*='search-']").evaluate("one => one.src")
        made = page.evaluate("async ([script, words]) => words.map((await import(script)).key)", [script, words])
        assert made == [*map(key_maker(languages()[folder[:2]]), words)]


@pytest.mark.parametrize("folder", FORMS)
def test_every_form_of_a_word_has_its_key_and_no_other_word_has(folder: str) -> None:
    key = key_maker(languages()[folder[:2]])
    split = [line for line in FORMS[folder].strip().splitlines() if len({*map(key, line.split())}) > 1]
    alike = [line for line in APART[folder].strip().splitlines() if len({*map(key, line.split())}) < len(line.split())]
    assert split == alike == []


@needs_browser
def test_a_result_says_what_it_is_and_leads_to_the_post(opened: Open, site: str) -> None:
    page = opened("sr-latn/search/?q=setnja")
    page.get_by_text("Nađena su 2 teksta").wait_for()
    first = page.locator(".results > li").first
    assert first.locator(".kicker").inner_text() == "Protest"
    assert first.locator(".labels").inner_text() == "6. marta 2023. · Beograd, Trg republike"
    assert first.locator("h2 mark").inner_text() == "šetnja"
    assert first.locator(".excerpt").inner_text().startswith("Istog datuma kad i prvi primer, godinu dana kasnije.")
    first.get_by_role("link").click()
    assert page.url == f"{site}/sr-latn/2023/03/spring-walk/"
    page.go_back()
    page.locator(".results > li").nth(1).wait_for()


@needs_browser
def test_an_excerpt_shows_where_the_words_stand(opened: Open) -> None:
    page = opened("ru/search/?q=«Мост+на+Дрине»")
    page.locator(".results > li").wait_for()
    excerpt = page.locator(".excerpt").inner_text()
    assert "«Мост на Дрине»" in excerpt and excerpt.startswith("…") and excerpt.endswith("…")
    assert page.locator(".excerpt mark").all_inner_texts()[-3:] == ["Мост", "на", "Дрине"]


@needs_browser
def test_results_are_of_the_kind_and_the_year_that_is_asked_for(opened: Open) -> None:
    page = opened("ru/search/?q=политзаключенные")
    page.locator("#_found [data-of=found]").wait_for()
    page.locator("select[name=kind]").select_option("Заявления")
    page.get_by_text("Найдены 3 публикации").wait_for()
    page.locator("select[name=year]").select_option("2022")
    page.get_by_text("Найдена 1 публикация").wait_for()
    assert page_path(page.locator(".results a").get_attribute("href") or "") == "2022/12/rights"
    page.locator("select[name=year]").select_option("2026")
    page.get_by_text("Среди выбранных публикаций этого нет, но есть среди остальных.").wait_for()
    assert page.locator(".results > li").count() == 0


@needs_browser
def test_what_is_not_found_is_said_with_the_word_and_the_ways_on(opened: Open) -> None:
    page = opened("sr-cyrl/search/?q=шетња+брљомуја")
    page.get_by_role("status").get_by_text("Ни у једном тексту нема: брљомуја").wait_for()
    assert ask(page, "шетња амбасада") == set()
    assert page.get_by_role("status").inner_text() == "Ни у једном тексту нема свих ових речи. Изоставите неку од њих."
    links = page.locator(".instead a").all()
    assert [link.get_attribute("href") for link in links] == ["../../sr-cyrl/archive/", "../../sr-cyrl/tags/"]


@needs_browser
def test_the_form_in_the_header_leads_to_the_results_and_tells_the_host_nothing(opened: Open, site: str) -> None:
    page = opened("ru/2023/02/anniversary/")
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.get_by_role("searchbox", name="Поиск").fill("годовщина")
    page.keyboard.press("Enter")
    page.get_by_text("Найдены 4 публикации").wait_for()
    assert page.url.startswith(f"{site}/ru/search/#q=")
    assert not [url for url in asked if "?q" in url]


@needs_browser
def test_a_keyboard_is_enough(opened: Open) -> None:
    page = opened("ru/search/")
    page.locator("#_query").focus()
    page.keyboard.type("образец")
    page.keyboard.press("Enter")
    page.locator(".results > li").nth(9).wait_for()
    assert page.evaluate("document.activeElement.id") == "_query"
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen[3:13] == page.locator(".results a").all_inner_texts()
    assert seen[13] == "Показать ещё"
    page.keyboard.press("Enter")
    page.locator(".results > li").nth(19).wait_for()
    assert page.evaluate("document.activeElement.textContent") == page.locator(".results a").nth(10).inner_text()


@needs_browser
@pytest.mark.parametrize("query", ["", "образец", "брлямуя", "образец годовщина полдень"])
def test_search_is_fit_for_everyone_in_each_of_its_states(query: str, opened: Open) -> None:
    page = opened(f"ru/search/?q={query}")
    if query:
        page.locator("#_found [data-of]:not([data-of=wait])").wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow(page) <= 0 and violations(page) == []


@needs_browser
def test_without_scripts_search_leads_to_archive_and_topics(opened: Open) -> None:
    page = opened("ru/search/?q=мир", java_script_enabled=False)
    assert page.locator(".query").is_hidden()
    assert page.get_by_text("Для поиска нужен JavaScript. Всё можно найти и в архиве.").is_visible()
    assert page.locator(".instead a:visible").all_inner_texts() == ["Архив", "Темы"]


@needs_browser
def test_an_index_that_does_not_come_is_said(opened: Open) -> None:
    page = opened("ru/search/")
    page.route(
        "**/pagefind.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body="throw 1")
    )
    page.locator("#_query").fill("мир")
    page.keyboard.press("Enter")
    page.get_by_text("Не удалось загрузить поиск. Проверьте соединение и обновите страницу.").wait_for()


@needs_browser
def test_a_part_of_the_index_that_does_not_come_is_no_proof_that_a_word_is_nowhere(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/*.pf_index", lambda route: route.abort())
    page.goto(f"{site}/ru/search/#q=образец")
    page.get_by_text("Не удалось загрузить поиск. Проверьте соединение и обновите страницу.").wait_for()
    page.unroute("**/*.pf_index")
    page.locator("#_query").press("Enter")
    page.locator(".results > li").nth(9).wait_for()
    page.close()


@needs_browser
def test_what_follows_a_place_on_the_page_is_no_question(opened: Open) -> None:
    page = opened("sr-latn/search/#q=setnja")
    page.locator(".results > li").nth(1).wait_for()
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#_main") and page.locator(".results > li").count() == 2
    assert page.locator("#_query").input_value() == "setnja"


@needs_browser
def test_the_way_back_leads_through_the_searches_and_the_switcher_takes_the_question_along(opened: Open) -> None:
    page = opened("sr-latn/search/")
    ask(page, "setnja")
    ask(page, "ambasada")
    page.go_back()
    page.wait_for_function("document.querySelector('#_query').value === 'setnja'")
    page.get_by_role("link", name="Ћирилица").click()
    page.get_by_text("Нађена су 2 текста").wait_for()


@needs_browser
def test_more_is_shown_once_however_often_it_is_asked_for(opened: Open) -> None:
    page = opened("ru/search/#q=образец")
    page.locator(".more").wait_for()
    page.evaluate("for (let number = 0; number < 3; number++) document.querySelector('.more').click()")
    page.locator(".results > li").nth(19).wait_for()
    hrefs = [link.get_attribute("href") for link in page.locator(".results a").all()]
    assert len(set(hrefs)) == len(hrefs) == 20


@needs_browser
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("«»", "Ни в одной публикации не нашлось: «»"),
        ("%", "Ни в одной публикации не нашлось: %"),
        ("year", "Ни в одной публикации не нашлось: year"),
        ("kindrally year2022", "Ни в одной публикации не нашлось: kindrally, year2022"),
        ("Facebook-е", "Найдена 1 публикация"),
        ("НАТО,Facebook", "Найдена 1 публикация"),
        ("обра\xadзец", "Найдены 23 публикации"),
    ],
)
def test_odd_questions_get_an_answer(query: str, said: str, opened: Open) -> None:
    page = opened("ru/search/")
    ask(page, query)
    assert page.get_by_role("status").inner_text() == said


@needs_browser
@needs_shared
@pytest.mark.parametrize("folder", ["sr-cyrl", "ru"])
def test_a_first_search_among_many_posts_loads_little(
    folder: str,
    corpus: tuple[Path, str],
    browser: Browser,
) -> None:
    """At most 250 KB until ten results are shown, and nothing of it before a reader searches."""
    page = browser.new_page()
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: int(answer.headers["content-length"])}))
    page.goto(f"{corpus[1]}/{folder}/search/", wait_until="networkidle")
    assert not [url for url in weights if "pagefind" in url or "/search/index/" in url]
    weights.clear()
    page.locator("#_query").fill({"sr-cyrl": "подаци", "ru": "данные"}[folder])
    page.keyboard.press("Enter")
    page.locator(".results > li").nth(9).wait_for()
    page.wait_for_load_state("networkidle")
    assert 60_000 < sum(weights.values()) <= 250 * 1024, weights
    page.close()


def fragments(tree: Path, folder: str) -> dict[str, str]:
    """Address → title of each record of an edition's index in the tree."""
    found = {}
    for path in (tree / folder / "search" / "fragment").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[record["url"]] = record["content"].partition("\n")[0]
    return found


SITE = """
-- content/tags.yml --
{}
-- content/takedowns.yml --
- url: 2022/02/gone
  date: 2022-05-01
  reason: {sr: На молбу., ru: По просьбе.}
-- content/statements/2022-03-01-appeal/sr.md --
---
title: Апел за мир
summary: Сажетак.
---
Мир[^1].

[^1]: Одмах.
-- content/statements/2022-03-02-letter/ru.md --
---
title: Письмо
summary: Содержание.
---
Мир.
-- content/pages/about/sr.md --
---
title: Ко смо ми
summary: Сажетак.
---
Ми.
"""


def test_an_index_has_what_has_a_text_in_the_edition_s_own_language(build: Build) -> None:
    tree = build(SITE).path
    assert fragments(tree, "sr-cyrl") == {"2022/03/appeal/": "Апел за мир", "about/": "Ко смо ми"}
    assert fragments(tree, "sr-latn") == {"2022/03/appeal/": "Apel za mir", "about/": "Ko smo mi"}
    assert fragments(tree, "ru") == {"2022/03/letter/": "Письмо"}


def test_stems_are_pagefind_s_only_in_a_language_without_rules(build: Build) -> None:
    russian = {name: value for name, value in EDITIONS["ru"].items() if name != "search_rules"}
    tree = build(SITE, EDITIONS={**EDITIONS, "ru": russian}).path
    assert [path.name for path in tree.glob("sr-*/search/wasm.*")] == ["wasm.unknown.pagefind"] * 2
    assert [path.name for path in tree.glob("ru/search/wasm.*")] == ["wasm.ru.pagefind"]


def test_an_index_is_made_anew_only_when_what_it_says_has_changed(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = build(SITE, CACHE_PATH=str(cache)).files()
    assert build(SITE, CACHE_PATH=str(tmp_path / "other")).files() == first
    made = set((cache / "search").iterdir())
    assert build(SITE.replace("date: 2022-05-01", "date: 2022-05-02"), CACHE_PATH=str(cache)).code == 0
    assert set((cache / "search").iterdir()) == made
    build(SITE.replace("Письмо", "Открытое письмо"), CACHE_PATH=str(cache))
    assert len(set((cache / "search").iterdir()) - made) == 1


def test_an_index_that_is_damaged_is_made_anew(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = build(SITE, CACHE_PATH=str(cache)).files()
    for path in cache.glob("search/*/fragment/*"):
        path.write_bytes(b"half")
    assert build(SITE, CACHE_PATH=str(cache)).files() == first


def test_an_index_that_is_not_that_of_the_pages_fails_the_build(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = index._page
    monkeypatch.setattr(index, "_page", lambda one, language: b"" if one.kind == "page" else page(one, language))
    built = build(SITE, CACHE_PATH=str(tmp_path / "cache"))
    assert built.code == 1 and built.files() == {}
    assert "the index of search is not that of the pages" in built.stderr


def test_a_site_without_texts_in_a_language_says_so_in_its_search(build: Build) -> None:
    built = build("-- content/tags.yml --\n{}\n")
    assert built.words("ru/search/") == "Поиск Здесь пока ничего нет. Архив Темы"
    assert not [name for name in built.files() if "pagefind" in name]
