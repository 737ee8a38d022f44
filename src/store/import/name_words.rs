//! The words that tell the names of options from other words beside and above pros and cons, in English and French.
//!
//! The lists have the form of those in [`words`](super::words).

/// The beginnings of whose view a side is, and of what an option is compared with: "Pros according to Anna".
pub(super) const VIEWPOINT: &str = "
    from by according-to as-seen seen-by selon d-apres vu-par vus-par vues-par par-rapport compare compares comparees
    compared over vs versus than face-a in-my in-our in-general imo imho a-mon a-notre en-general so-far for-now for-the-moment
    jusqu-ici jusqu-a pour-l-instant pour-le-moment to-consider to-weigh a-considerer worth i-see that-i que-je we-see edit
    draft brouillon source sources see voir ranked sorted updated as-of in-order by-order why to-discuss most-important we-found i-found
    par-ordre mis-a-jour mise-a-jour trouves classes tries listed as-listed
";

/// Words beside the word for a side that limit it to a time, a rank and the like: "Short-term pros".
pub(super) const QUALIFIERS: &str = "
    short long medium mid near run term terms court moyen terme longue duree immediate immediat immediats future futur
    futurs present presents current actuel actuels today now tomorrow later soon aujourd hui demain maintenant plus
    tard bientot initial initiaux first premier premiers premieres second secondary secondaires secondaire primary
    primaires main principal principaux principales important importants importantes big bigger biggest great large
    small smaller little minor mineur mineurs major majeur majeurs key cles top best worst gros grosse grosses grand
    grands grandes petit petits petite petites real reel reels true vrai vrais actual obvious evident evidents hidden
    caches cache clear clairs serious serieux strong weak extra additional supplementaires supplementaire more other
    autre autres further remaining new nouveaux old anciens general generaux overall common communs personal
    personnels personnel individual perceived expected attendus prevus known connus unknown direct directs indirect
    indirects internal internes external externes possible possibles potential potentiels likely probables
    additionnels divers various several daily weekly monthly yearly year years month months week weeks day days ans an
    mois semaine semaines jour jours annee annees on en in a au aux to the at after before during pendant apres avant
    les des du de of just only mostly partly but mais todo wip list liste listing overview summary section part
";

/// Words for people: something is good or bad for them.
pub(super) const AUDIENCE: &str = "
    me us you him her them moi nous vous toi lui eux team teams group users user customers customer clients client
    readers reader members member staff employees employee employer colleagues company business organisation
    organization association society community family kids children child parents parent partner wife husband spouse
    friends everyone everybody others people developers developer students student teachers patients citizens
    neighbours neighbors followers audience public salarie salaries salariee salariees equipe equipes groupe
    utilisateurs utilisateur usagers lecteurs lectrices lecteur membres employes employeur collegues entreprise
    societe communaute famille enfants enfant conjoint conjointe femme mari amis amies ami monde developpeurs
    etudiants eleves enseignants citoyens voisins abonnes benevoles gens autres personnel
";

/// Words for areas of life and work, which are topics more often than options.
pub(super) const TOPICS: &str = "
    money finance finances financial budget cost costs price work job career professional home family health social
    friends life travel commute time housing education school kids safety security privacy environment legal technical
    personal practical emotional weather food culture people relationships hobbies leisure weekdays weekday weekends
    weekend argent couts prix travail emploi carriere professionnel maison famille sante amis amitie vie voyage trajet
    trajets transport transports temps logement ecole enfants securite environnement technique pratique climat meteo
    nourriture loisirs relations semaine quotidien salary pay location size performance quality comfort noise camera
    design space sleep energy ecology aspect aspects salaire salaires emplacement taille qualite confort bruit lieu
    espace sommeil energie ecologie techniques sociaux sociale politics politique community reputation support
";

/// Nouns beside the number of an option: "Option 2", "Plan B".
pub(super) const NUMBERED_NOUNS: &str = "
    option alternative solution choice choix scenario plan variant variante possibility possibilite proposal proposition
    approach approche idea idee route offer offre project projet path piste
";

/// The numbers before "option", from the first.
pub(super) const ORDINALS: [&str; 6] = [
    "first premier premiere",
    "second seconde deuxieme",
    "third troisieme",
    "fourth quatrieme",
    "fifth cinquieme",
    "sixth sixieme",
];

/// The numbers of options in words and in Roman numerals.
pub(super) const CARDINALS: [&str; 6] =
    ["i one un", "ii two deux", "iii three trois", "iv four quatre", "v five cinq", "vi six"];

/// What is said about an option in brackets after its name.
pub(super) const OPTION_STATUS: &str = "
    chosen selected accepted rejected recommended preferred favorite favourite discarded winner current status-quo choisie
    choisi retenue retenu rejetee rejete ecartee ecarte recommandee recommande preferee prefere actuelle actuel statu-quo
";

/// The first words of a title that asks about one option: "Should I move?"
pub(super) const YES_OR_NO: &str = "should shall is must could would faut dois devrais devons devrions est puis";

/// Words after a share of something: "50% more pay", "1/5 of the week".
pub(super) const AFTER_SHARE: &str = "
    of more less fewer higher lower faster cheaper off per a the my in de des du d plus moins par sur en au
";

/// Words after which a number is no weight: "open until 9".
pub(super) const BEFORE_NUMBER: &str = "
    at until till by from to before after since around about level no number version phase day week year room a avant apres
    vers depuis jusqu niveau numero etage jour semaine annee
";

/// Words between options in a title.
pub(super) const OR: &str = "or vs versus ou";

/// The endings of English gerunds, and of French infinitives other than those in -er.
pub(super) const VERB_ENDINGS: [&str; 5] = ["ing", "ir", "dre", "ttre", "vre"];

/// Words with such an ending that do not begin the name of an option.
pub(super) const NO_VERBS: &str = "
    avenir plaisir desir loisir souvenir pouvoir devoir savoir espoir miroir couloir trottoir tiroir chair repair
    affair stair memoir reservoir livre lettre ordre cadre oeuvre poivre cuivre meeting morning evening building thing
    spring string training wedding parking camping shopping housing nothing something everything anything hosting
    pricing marketing according during clothing funding banking engineering accounting existing remaining interesting
    amazing exciting boring outstanding surprising annoying confusing missing ongoing upcoming pending promising
    misleading overwhelming increasing decreasing
";

/// French verbs in -er that begin the name of an option.
pub(super) const FRENCH_VERBS: &str = "
    abandonner accepter acheter adopter adherer aider ajouter aller amenager annuler appeler apporter arreter augmenter
    avancer bouger boycotter cacher changer chercher commander communiquer confier conserver consulter continuer creer cuisiner
    cumuler decaler deleguer demander demarrer demenager demissionner deposer desactiver desinstaller developper diffuser
    diminuer discuter divorcer donner ecouter effacer eliminer embaucher emmenager emprunter engager enseigner envoyer epargner
    essayer etudier eviter financer fusionner gagner garder geler gerer heberger ignorer installer jouer laisser lancer
    limiter louer manger marcher masquer migrer modifier monter negocier nettoyer nommer oublier organiser parler partager passer
    payer postuler pratiquer preparer presenter preter prolonger proposer publier quitter racheter rallonger ramener
    reactiver recommencer recruter rediger rediriger refuser regarder rejeter relancer remplacer renommer renoncer
    renouveler renover rentrer renvoyer reporter resilier rester retarder retirer retourner retravailler sauvegarder separer
    signaler signer simplifier supprimer telecharger traiter transferer transformer travailler trouver utiliser valider
    verrouiller verser vider visiter voter voyager
";

#[cfg(test)]
mod tests {
    use super::super::words::simplify;
    use super::*;

    /// A word that no text can match is a mistake in the list.
    #[test]
    fn each_word_of_the_lists_can_match() {
        let compared_by_word = [QUALIFIERS, AUDIENCE, TOPICS, NUMBERED_NOUNS, NO_VERBS, FRENCH_VERBS, YES_OR_NO, OR];
        for list in compared_by_word {
            let mut words: Vec<&str> = list.split_whitespace().collect();
            for word in &words {
                assert!(simplify(word) == *word && !word.contains('-'), "{word}");
            }
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count, "{list}");
        }
        for word in NO_VERBS.split_whitespace() {
            assert!(word.len() > 4 && VERB_ENDINGS.iter().any(|ending| word.ends_with(ending)), "{word}");
        }
        for word in FRENCH_VERBS.split_whitespace() {
            assert!(word.ends_with("er"), "{word}");
        }
    }
}
