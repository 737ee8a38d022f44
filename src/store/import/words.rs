//! The words by which an import recognises columns, ratings, pros and cons, in English and French.
//!
//! Each list is separated by spaces and line ends. Unless a list says otherwise, its words are spelled as [`simplify`]
//! returns them: without accents, in lower case, and with `-` between the words of a phrase.

use pesee_core::deliberation::slugify;

/// Returns the words of a text without accents and in lower case, with `-` between them. Unlike `slugify`, it keeps the
/// letters of other scripts, so that two names in Japanese differ. The result is empty if there are only signs.
pub(super) fn simplify(text: &str) -> String {
    if text.is_ascii() {
        return slugify(text);
    }
    let mut out = String::new();
    for c in text.chars() {
        let plain = slugify(c.encode_utf8(&mut [0; 4]));
        if !plain.is_empty() {
            out.push_str(&plain);
        } else if is_other_letter(c) {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Returns whether a character is a letter, and not a sign that Unicode counts among the letters: "nº", "lʼoption".
fn is_other_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'ª' | 'º' | '\u{2b0}'..='\u{2ff}')
}

/// Returns whether a list has a word.
pub(super) fn contains(list: &str, word: &str) -> bool {
    // A file may have many thousand words, and a search is faster than dividing the list each time.
    let is_whole = |at: usize| {
        let ends = [
            list.get(..at).and_then(|before| before.chars().next_back()),
            list.get(at + word.len()..).and_then(|after| after.chars().next()),
        ];
        ends.into_iter().flatten().all(char::is_whitespace)
    };
    !word.is_empty() && list.match_indices(word).any(|(at, _)| is_whole(at))
}

// Headings of columns and names of rows.

/// Words that make a column one of weights.
pub(super) const WEIGHT: &str = "
    weight weights weighting weightings weightage wt wgt poids ponderation ponderations coefficient coefficients
    coeff coef coefs importance multiplier
";

/// Headings of a column of weights if it has numbers; otherwise they may be the name of anything.
pub(super) const WEIGHT_IF_NUMBERS: &str = "w wg factor factors facteur facteurs multiplicateur pond";

/// Words that do not change the meaning of the words beside them in the heading of a column.
pub(super) const FILLER: &str = "
    relative relatif relatifs factor facteur level niveau of de du des d l la le les the criteria criterion
    critere criteres percent percentage pct pourcentage pour cent value valeur en in points pts scale echelle
    sur out to a au my mon ma from max assigned
";

/// Words for totals, averages and products.
pub(super) const COMPUTED: &str = "
    total totals totaux sum sums somme sommes subtotal average mean moyenne score scores result results resultat
    resultats weighted pondere ponderee ponderes product produit grand
";

/// Words for columns that follow from the columns of the options.
pub(super) const DERIVED: &str = "
    diff difference differences delta deltas ecart ecarts gap median mediane variance stdev std-dev
    standard-deviation ecart-type best worst
    meilleur pire winner gagnant min max minimum maximum moy avg
";

/// Names of rows with the name of the best option.
pub(super) const WINNER: &str = "winner gagnant vainqueur best-option meilleure-option meilleur-choix best-choice";

/// Headings of columns with numbers that are ratings, weights, or neither.
pub(super) const UNCLEAR: &str = "
    year years annee annees an ans date dates month months mois percent percentage pct pourcentage target targets goal
    goals scale echelle bareme page pages code codes confidence confiance certitude certainty phase ideal ideale cible cibles objectif objectifs seuil threshold benchmark quantity qty quantite nombre count votes
    version
";

/// Other names of rows and columns with results of a calculation.
pub(super) const COMPUTED_HEADINGS: &str = "
    rank rang ranking classement net net-score score-net sous-total final-score final-result final-total overall overall-score
    overall-rating overall-total points verdict note-finale note-globale note-totale score-final score-global
    resultat-final resultat-global
";

/// Headings of the column with the time horizon.
pub(super) const TIME_HORIZON: &str = "when horizon quand time-horizon timing";

/// Headings of a column of remarks.
pub(super) const NOTE: &str = "
    note notes comment comments commentaire commentaires remark remarks remarque remarques why pourquoi reason reasons
    raison raisons justification justifications rationale source sources tag tags label labels etiquette etiquettes
    details detail unit unite observations
";

/// Headings of a column of groups of criteria. Spreadsheets write a cell over several rows only in the first of them.
pub(super) const GROUP: &str = "
    category categories categorie theme themes group groups groupe groupes section sections domain domaine
";

/// Headings of the first column beside pros and cons that may have the options or topics.
pub(super) const TOPIC: &str = "
    topic topics subject subjects sujet sujets area areas item items point points element elements issue issues enjeu
    enjeux volet volets what thing things quoi chose choses argument arguments
";

/// Cells of a column that says for each criterion whether less or more is better.
pub(super) const LESS: &str = "cost costs min minimum minimize minimise minimiser lower less cout couts moins bas";
pub(super) const MORE: &str = "
    benefit benefits max maximum maximize maximise maximiser higher more gain gains benefice benefices plus haut
";

/// Words in the heading of a column of remarks on an option: "Comment on Keep".
pub(super) const REMARK: &str = "comment comments commentaire commentaires remark remarks remarque remarques";

/// Headings of a column of explanations.
pub(super) const HINT: &str = "
    description descriptions question questions definition explanation explication meaning signification
";

/// Headings of a column of ranks.
pub(super) const RANK: &str = "priority priorite prio rank rang ranking classement order ordre";

/// Headings of the column with the numbers of the rows.
pub(super) const INDEX: &str = "id no nr num numero number ref index line ligne row sn sr sno serial";

/// Headings of a column of ranks, which follow from the ratings if the column stands after them.
pub(super) const RANKING: &str = "rank rang ranking classement";

/// Words of which one makes a heading that of the criteria.
pub(super) const CRITERION: &str = "criterion criteria critere criteres";

/// Other headings of the criteria.
pub(super) const CRITERION_HEADINGS: &str = "
    factor factors facteur facteurs aspect aspects attribute attributes attribut attributs requirement
    requirements besoin besoins dimension dimensions feature features consideration considerations what-matters
    ce-qui-compte
";

/// Headings of the column with the options.
pub(super) const OPTION: &str = "
    option options alternative alternatives choice choices choix solution solutions candidate candidates
    candidat candidats scenario scenarios variante variantes possibility possibilite account accounts compte
    comptes
";

/// Words in the heading of a column that may have the options or the criteria.
pub(super) const PERHAPS_OPTION: &str = "
    network networks platform platforms plateforme plateformes reseau reseaux app apps application applications service
    services site sites name names nom noms
";

/// The first words of names of options in this program: what can happen to an account.
pub(super) const OPTION_BEGINNINGS: &str = "
    keep close pause merge hand delete leave stay quit stop archive move start open separate garder conserver
    fermer suspendre fusionner transmettre supprimer quitter rester arreter archiver ouvrir commencer migrer
    separer faire refaire dire lire ecrire suivre vivre prendre rendre vendre
";

/// Words before the colon of a remark below a table.
pub(super) const REMARK_LABEL: &str = "note notes legend legende scale echelle source sources key remark remarque";

/// The names that Numbers writes above a table, spelled as it does.
pub(super) const TABLE_NAME: &str = "Table Tableau Sheet Feuille";

/// Words before a range in brackets: "Keep (scale 1-5)".
pub(super) const SCALE_LABEL: &str = "scale from de echelle echelle-de rated note-de";

/// Headings of two columns with the ends of a scale.
pub(super) const SCALE_MIN: &str = "min minimum";
pub(super) const SCALE_MAX: &str = "max maximum";

// Ratings.

/// Cells for "don't know".
pub(super) const UNKNOWN: &str = "don-t-know dont-know unknown ne-sais-pas je-ne-sais-pas inconnu";

/// Cells without a rating.
pub(super) const NO_RATING: &str = "n-a na s-o so sans-objet tbd none-yet";

/// The unit of a rating in stars.
pub(super) const STAR: &str = "star stars etoile etoiles";

/// Ratings of the level −2.
pub(super) const VERY_LOW: &str = "
    very-low very-poor very-bad very-weak terrible tres-faible tres-bas tres-basse tres-mauvais tres-mauvaise tres-mal --
    −−
";

/// Ratings of the level −1.
pub(super) const LOW: &str = "
    low poor bad weak negative no n false l faible bas basse mal mauvais mauvaise negatif non faux - −
";

/// Ratings of the level 0.
pub(super) const MEDIUM: &str = "
    medium med moderate average fair neutral ok okay partly partial partially m moyen moyenne modere moderee
    neutre correct correcte passable partiel partielle partiellement en-partie 0 =
";

/// Ratings of the level 1.
pub(super) const HIGH: &str = "
    high good strong positive yes y true h eleve elevee haut haute fort forte bon bonne bien positif oui o vrai +
";

/// Ratings of the level 2.
pub(super) const VERY_HIGH: &str = "
    very-high very-good very-strong excellent excellente great tres-eleve tres-elevee tres-haut tres-haute
    tres-fort tres-forte tres-bon tres-bonne tres-bien ++
";

// Weights.

/// Weights in words, from the least (1 point) to the most (5 points).
pub(super) const WEIGHTS: [&str; 5] = [
    "
    very-low very-small negligible minimal unimportant not-important not-very-important tres-faible tres-bas tres-basse
    negligeable pas-important pas-importante
    ",
    "
    low small minor l slightly-important less-important nice-to-have could-have could faible bas basse petit petite
    mineur mineure peu-important peu-importante secondaire
    ",
    "
    medium med moderate average m moderately-important somewhat-important fairly-important moyen moyenne modere moderee
    moyennement-important moyennement-importante assez-important assez-importante
    ",
    "
    high big large major strong h important should-have should eleve elevee haut haute grand grande majeur majeure fort
    forte importante
    ",
    "
    very-high very-big very-large very-important critical crucial essential vital must-have must tres-eleve tres-elevee
    tres-haut tres-haute tres-fort tres-forte tres-grand tres-grande tres-important tres-importante critique cruciale
    essentiel essentielle indispensable vitale
    ",
];

// Pros and cons.

/// Phrases for pros, whatever follows them in a heading.
pub(super) const STRONG_PRO: &str = "
    pros pro-s advantages advantage benefits benefit strengths strong-points upsides upside positives pluses
    plusses why-i-like why-i-like-it plus-points perks merits good-points good-sides good-things good-parts the-good positive-points
    positive-aspects positive-sides likes what-i-like what-i-gain what-we-gain what-we-get what-i-get what-i-would-gain what-speaks-for
    what-speaks-for-it good-stuff why-yes pourquoi-oui ce-qui-va ce-qui-va-bien
    ce-qui-fonctionne what-works what-is-good what-s-good arguments-for arguments-in-favor arguments-in-favour
    in-favor in-favour in-favor-of in-favour-of reasons-for reasons-to points-for opportunities avantages
    avantage benefices atouts atout points-forts point-fort points-positifs point-positif bons-cotes bon-cote
    cotes-positifs cote-positif aspects-positifs aspects-favorables les-plus le-pour les-pour les-pours qualites
    opportunites en-faveur arguments-pour arguments-en-faveur arguments-favorables raisons-de raisons-pour
    ce-qui-est-bien ce-que-j-aime ce-que-je-gagne ce-qu-on-gagne ce-que-nous-gagnons ce-que-j-y-gagne ce-qui-parle-pour ce-qui-plaide-pour ce-qui-marche
    ce-qui-me-plait les-avantages
";

/// Phrases for cons, whatever follows them in a heading.
pub(super) const STRONG_CON: &str = "
    cons con-s disadvantages disadvantage drawbacks drawback downsides downside weaknesses weak-points negatives
    minuses minus-points bad-points bad-sides bad-things bad-parts the-bad negative-points negative-aspects
    negative-sides caveats dislikes what-i-dislike what-i-don-t-like why-i-don-t-like why-i-don-t-like-it why-i-dislike what-i-lose what-we-lose what-i-would-lose
    bad-stuff why-no why-not pourquoi-non ce-qui-ne-va-pas ce-qui-est-moins-bien ce-qui-ne-fonctionne-pas
    what-speaks-against what-speaks-against-it what-doesn-t-work what-does-not-work what-is-bad what-s-bad
    contra contras kontra counter-arguments contre-arguments arguments-against reasons-against reasons-not-to points-against threats inconvenients inconvenient
    desavantages desavantage points-faibles point-faible points-negatifs point-negatif mauvais-cotes
    mauvais-cote cotes-negatifs moins-bons-cotes les-moins-bons-cotes cote-negatif aspects-negatifs aspects-defavorables faiblesses faiblesse
    arguments-en-defaveur en-defaveur les-moins le-contre les-contre les-contres defauts menaces freins arguments-contre arguments-defavorables
    raisons-de-ne-pas raisons-contre ce-qui-est-mal ce-que-je-n-aime-pas ce-que-je-perds ce-qu-on-perd ce-que-nous-perdons ce-que-j-y-perds ce-qui-parle-contre
    ce-qui-plaide-contre ce-qui-ne-marche-pas ce-qui-me-deplait
";

/// Words for pros that also begin the names of options: "For my readers", "Pro account".
pub(super) const WEAK_PRO: &str = "
    pro for good great plus pour bien bon bons bonne positive positif positifs strength forces force gains gain like interets interet
    favorable favourable
";

/// Words for cons that also begin the names of options.
pub(super) const WEAK_CON: &str = "
    con against bad minus contre moins mal mauvais mauvaise negative negatif negatifs weakness risks risk costs cost
    limits limitations risques risque couts cout limites losses pertes unfavorable defavorable not-good
";

/// Nouns among them, after which more words may limit the side: "Costs per month".
pub(super) const SIDE_NOUNS: &str = "
    strength forces force gains gain weakness risks risk costs cost limits limitations risques risque couts cout limite
    limites losses pertes
";

/// Words for items that are neither.
pub(super) const WEAK_NEUTRAL: &str = "neutral neutrals neutre neutres points-neutres neutral-points";

/// The words for sides that are also written before an item, apart from plurals and phrases.
pub(super) const FOR_ITEMS: &str = "
    pro pros con cons advantage advantages disadvantage disadvantages benefit benefits drawback drawbacks
    downside downsides upside upsides strength strengths weakness weaknesses plus minus positive positives
    negative negatives good bad for against pour contre avantage avantages inconvenient inconvenients
    desavantage desavantages atout atouts point-fort points-forts point-faible points-faibles point-positif
    point-negatif bien mal bon bonne mauvais mauvaise positif negatif neutral neutre
";

/// The words for sides after which an option may follow directly, as in "For keeping both".
pub(super) const PREPOSITION: &str = "for against pour contre";

/// Words before the word for a side: "The main advantages".
pub(super) const DETERMINERS: &str = "
    its his her their son sa ses leurs the le la les l my mes our nos des main key some other further additional
    biggest major possible potential principaux principales autres quelques what are quels quelles sont
    liste of d
";

/// Words that refer to what a heading above names.
pub(super) const REFERRING: &str = "
    its his her their son sa ses leurs it this that them each option options the me us my moi nous cela ca les
    la le l of de des for pour list liste cette cet ce these solution choice choix decision idea idee
";

/// Words in the names of options that are not compared.
pub(super) const UNCOMPARED: &str = "the les mon mes";

/// Words before the word for a side that negate it.
pub(super) const NEGATION: &str = "no not without few non pas aucun aucune sans peu";

/// Words before the word for a side that say how many items there are.
pub(super) const QUANTIFIERS: &str =
    "a lot lots many some several more all beaucoup plusieurs nombreux nombreuses certains certaines tous toutes";

/// Texts for the absence of pros or cons.
pub(super) const PLACEHOLDER: &str = "
    none nothing n-a na tbd todo aucun aucune rien neant s-o a-completer
    none-yet none-so-far none-really nothing-yet nothing-so-far not-yet no-pros no-cons aucun-pour-l-instant
    aucun-pour-le-moment rien-pour-l-instant rien-pour-le-moment pas-encore pas-de-pour pas-de-contre
";

/// Words before a colon that announce several items although they have no plural.
pub(super) const LIST_LABELS: &str = "for against pour contre minus moins the-good the-bad le-pour le-contre";

/// The first words of a part after a comma that continues a sentence.
pub(super) const CONTINUATION: &str = "
    because since as so but which who whose where when while if although though unless even especially not nor or yet
    like such including that then than too i we you they he she it this there parce puisque car donc mais qui que qu
    quoi dont ou si quand lorsque comme bien meme surtout notamment ainsi alors ce cela c je j on nous vous ils elles il
    elle aussi sauf afin pour
";

/// Words for results that say as little about what is rated.
pub(super) const RESULT: &str = "total result results resultat resultats";

/// Cells that say that an item is on a side, or that it is not.
pub(super) const MARK_YES: &str = "x yes y true 1 oui o vrai";
pub(super) const MARK_NO: &str = "no n false 0 non f faux";

/// Headings of a column that says on which side each row is.
pub(super) const SIDE_COLUMN: &str = "
    type side kind pro-con pros-cons pro-or-con for-against for-or-against pour-contre pour-ou-contre sens cote
    position stance
";

/// Headings of a column of scores, which do not say what is rated.
pub(super) const SCORE: &str = "
    score scores value valeur note notes rating ratings evaluation evaluations points pts cote cotes notation mark marks
    grade grades appreciation
";

/// The beginnings of conclusions.
pub(super) const CONCLUSION: &str = "
    so therefore thus hence overall in-the-end in-short in-sum in-conclusion to-sum-up to-conclude all-in-all conclusion
    summary donc bref ainsi en-conclusion en-somme en-resume au-final au-total finalement pour-conclure conclusion tout-compte-fait
";

// Decision records (MADR and the like).

/// Headings of the list of all options of a decision record.
pub(super) const OPTION_LIST: &str = "
    considered-options options-considered options considered-alternatives alternatives-considered alternatives
    options-envisagees options-considerees options-etudiees solutions-envisagees
";

/// Headings of the consequences of the chosen option.
pub(super) const CONSEQUENCES: &str = "consequences implications";

/// Headings of its good consequences.
pub(super) const POSITIVE_CONSEQUENCES: &str = "positive-consequences consequences-positives";

/// Headings of its bad consequences.
pub(super) const NEGATIVE_CONSEQUENCES: &str = "negative-consequences consequences-negatives";

/// Headings of parts that are not about one option.
pub(super) const PART: &str = "
    context context-and-problem-statement problem problem-statement background decision-drivers drivers
    decision-outcome decision outcome links more-information further-information status notes note validation
    confirmation references next-steps next-step conclusion conclusions verdict recommendation recommendations
    action-items final-decision final-thoughts my-decision bilan recommandation recommandations decision-finale
    ma-decision prochaine-etape etapes-suivantes questions-en-suspens en-resume plan-d-action to-do todo todos
    open-questions questions actions summary assumptions constraints sources stakeholders deciders date contexte
    contexte-et-probleme contexte-et-enonce-du-probleme probleme facteurs-de-decision criteres-de-decision
    moteurs-de-la-decision moteurs-de-decision resultat resultat-de-la-decision decision-retenue liens
    plus-d-informations informations-complementaires statut remarques prochaines-etapes a-faire taches
    questions-ouvertes hypotheses contraintes resume decideurs open-points open-issues open-ends unknowns facts mitigation
    mitigations follow-up ideas miscellaneous appendix changelog history glossary points-ouverts points-en-suspens faits
    idees attenuation mesures-d-attenuation suivi annexe annexes historique glossaire divers
";

/// The keys of facts about a decision record, such as "Status: accepted".
pub(super) const METADATA: &str = "
    status date deciders decision-makers consulted informed technical-story author authors tags version statut
    decideurs decideur auteur auteurs etiquettes start-date rfc-pr issue issues tracking-issue rust-issue pr ticket owner
    owners created updated last-updated date-de-creation mise-a-jour responsable responsables
";
