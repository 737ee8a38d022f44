//! The words by which an import recognises the direction of a scale, in English and French. The lists have the form of
//! those in `words`.

/// Phrases that say that the lower rating is the better one.
pub(super) const LOWER_IS_BETTER: &str = "
    lower-is-better less-is-better smaller-is-better lowest-is-best low-scores-are-better
    low-scores-are-best low-score-is-better low-is-best low-is-good low-is-better lower-the-better
    smaller-the-better fewer-is-better moins-c-est-mieux plus-bas-est-mieux plus-bas-est-le-mieux
    plus-bas-est-le-meilleur plus-petit-est-mieux plus-petit-est-le-mieux plus-petit-est-le-meilleur
    plus-c-est-bas-mieux-c-est note-inversee notes-inversees echelle-inversee scale-reversed scale-is-reversed
    reversed-scale reverse-scale inverted-scale
";

/// Words of which one from each of the first two lists makes a remark one on the direction of the scale: "Lower scores
/// are better". The words of the third list say the reverse.
pub(super) const LOWER: &str = "lower lowest smaller smallest bas basse basses petit petite petites faible faibles";
pub(super) const BETTER: &str = "better best wins preferred mieux meilleur meilleure meilleurs meilleures";
pub(super) const HIGHER: &str =
    "higher highest larger bigger haut haute hauts hautes eleve elevee elevees grand grande";

/// Words that call a rating good or bad, in the explanation of a scale.
pub(super) const BEST: &str = "
    best better top good great excellent excellente ideal ideale perfect strong strongest high highest favorite favourite
    outstanding preferred first satisfied satisfying satisfactory agree important cheap cheapest meilleur meilleure meilleurs mieux bon bonne bien parfait parfaite favori favorite
    prefere preferee fort forte eleve elevee haut haute optimal optimale
    premier premiere satisfait satisfaite satisfaisant satisfaisante importants importante importantes accord
";
pub(super) const WORST: &str = "
    worst worse bad poor weak weakest low lowest fail failing failed failure terrible awful insufficient unacceptable
    pire pires mauvais mauvaise mal faible bas basse insuffisant insuffisante mediocre nul nulle echec horrible
    inacceptable last dissatisfied unsatisfied unsatisfactory disagree unimportant expensive costly dernier derniere
    insatisfait insatisfaite insatisfaisant insatisfaisante desaccord cher chere
";

/// Words among them that say only how much there is of what follows: "high risk".
pub(super) const AMOUNT: &str = "
    high highest low lowest strong weak top great fort forte faible eleve elevee haut haute bas basse
";

/// Things of which less is better.
pub(super) const LESS_IS_BETTER: &str = "
    risk risks risque risques cost costs cout couts price prices prix effort efforts noise bruit stress danger dangers
    time temps duration duree delay delai pollution impact difficulty difficulte
";

/// Words that join a number and such a word: "1 is the best".
pub(super) const SCALE_LINK: &str = "is are being means equals est etant signifie veut dire correspond";

/// Words for ratings, besides those for scores.
pub(super) const RATED_NUMBER: &str = "number numbers figure figures chiffre chiffres nombre nombres result resultat";

/// Words between a number and such a word that change nothing.
pub(super) const SCALE_FILLER: &str = "
    the a an very most by far really extremely considered as rating score grade le la les l un une tres plus note extremement
    vraiment a au tout fait du d en strongly totally completely totalement fully rather plutot assez quite choice choix
";

/// The endings of ordinal numbers.
pub(super) const ORDINAL: &str = "st nd rd th er re ere e eme";

/// Words that turn a judgement into its reverse: "least important".
pub(super) const REVERSING: &str = "not least less pas peu moins non";
