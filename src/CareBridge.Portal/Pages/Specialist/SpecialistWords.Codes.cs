using CareBridge.Contracts.Referrals;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Names of things that are told apart by codes.</summary>
internal sealed partial class SpecialistWords
{
    private static readonly IReadOnlyDictionary<string, (string, string)> LanguageWords =
        new Dictionary<string, (string, string)>
        {
            ["en"] = ("English", "Inglés"),
            ["es"] = ("Spanish", "Español"),
            ["ase"] = ("American Sign Language", "Lengua de señas americana"),
        };

    private static readonly IReadOnlyDictionary<string, (string, string)> MilestoneCodeWords =
        new Dictionary<string, (string, string)>
        {
            ["first-meeting"] = ("First meeting", "Primera reunión"),
            ["one-day"] = ("One day", "Un día"),
            ["one-week"] = ("One week", "Una semana"),
            ["thirty-days"] = ("Thirty days", "Treinta días"),
            ["sixty-days"] = ("Sixty days", "Sesenta días"),
            ["ninety-days"] = ("Ninety days", "Noventa días"),
            ["six-months"] = ("Six months", "Seis meses"),
            ["one-year"] = ("One year", "Un año"),
            ["found-housing"] = ("Found a home", "Encontró vivienda"),
            ["found-work"] = ("Found work", "Encontró trabajo"),
            ["completed-program"] = ("Completed a program", "Terminó un programa"),
            ["own"] = ("Something else", "Otra cosa"),
        };

    private static readonly IReadOnlyDictionary<string, (string, string)> RoleWords =
        new Dictionary<string, (string, string)>
        {
            ["peer-support"] = ("peer support", "apoyo entre pares"),
            ["case-management"] = ("arranges things", "coordina"),
            ["treatment"] = ("treatment", "tratamiento"),
            ["medical-care"] = ("medical care", "atención médica"),
            ["crisis-care"] = ("crisis care", "atención en crisis"),
            ["practical-help"] = ("practical help", "ayuda práctica"),
            ["partner"] = ("partner", "pareja"),
            ["parent"] = ("parent", "madre o padre"),
            ["child"] = ("child", "hija o hijo"),
            ["sibling"] = ("sister or brother", "hermana o hermano"),
            ["relative"] = ("relative", "familiar"),
            ["friend"] = ("friend", "amistad"),
            ["sponsor"] = ("sponsor", "madrina o padrino"),
            ["mentor"] = ("mentor", "mentor o mentora"),
            ["accountability-partner"] = ("accountability partner", "persona de confianza que acompaña"),
        };

    private static readonly IReadOnlyDictionary<string, (string, string)> ServiceWords =
        new Dictionary<string, (string, string)>
        {
            ["outpatient-treatment"] = ("Outpatient treatment", "Tratamiento ambulatorio"),
            ["intensive-outpatient"] = ("Intensive outpatient treatment", "Tratamiento ambulatorio intensivo"),
            ["medication-treatment"] = ("Treatment with medication", "Tratamiento con medicamentos"),
            ["residential-treatment"] = ("Residential treatment", "Tratamiento residencial"),
            ["withdrawal-management"] = ("Help with withdrawal", "Ayuda con la abstinencia"),
            ["mental-health"] = ("Mental health care", "Atención de salud mental"),
            ["primary-care"] = ("A doctor for everyday health", "Médico de cabecera"),
            ["peer-support"] = ("Peer support group", "Grupo de apoyo entre pares"),
            ["housing"] = ("Housing", "Vivienda"),
            ["employment"] = ("Work", "Trabajo"),
            ["food"] = ("Food", "Alimentos"),
            ["transport"] = ("Rides", "Transporte"),
            ["legal"] = ("Legal help", "Ayuda legal"),
            ["benefits"] = ("Benefits and money", "Beneficios y dinero"),
            ["health-navigation"] = ("Finding the way to care", "Orientación para llegar a la atención"),
        };

    private static readonly IReadOnlyDictionary<string, (string, string)> ReasonWords =
        new Dictionary<string, (string, string)>
        {
            ["after-discharge"] = ("After discharge", "Después del alta"),
            ["wants-treatment"] = ("Wants treatment", "Quiere tratamiento"),
            ["return-to-use"] = ("Return to use", "Volvió a consumir"),
            ["more-support"] = ("Needs more support", "Necesita más apoyo"),
            ["less-support"] = ("Needs less support", "Necesita menos apoyo"),
            ["peer-connection"] = ("Looks for others like them", "Busca a otras personas como ella"),
            ["health-concern"] = ("Health concern", "Preocupación de salud"),
            ["unmet-need"] = ("A need that is not met", "Una necesidad sin cubrir"),
            ["moved"] = ("Moved", "Se mudó"),
            ["participant-request"] = ("They ask for it", "Lo pide la persona"),
        };

    private static readonly IReadOnlyDictionary<string, (string, string)> OutcomeWords =
        new Dictionary<string, (string, string)>
        {
            ["service-provided"] = ("They got the service", "Recibió el servicio"),
            ["referred-onward"] = ("Referred onward", "Referida a otro lugar"),
            ["no-show"] = ("Did not come", "No vino"),
            ["not-eligible"] = ("Not eligible", "No cumple los requisitos"),
            ["participant-declined"] = ("The person said no", "La persona dijo que no"),
        };

    /// <summary>What each statement of the BARC-10 is about, in order.</summary>
    public IReadOnlyList<string> CapitalDomains =>
    [
        Say("Substance use and sobriety", "Consumo y sobriedad"),
        Say("Psychological health", "Salud emocional"),
        Say("Physical health", "Salud física"),
        Say("Community involvement", "Participación en la comunidad"),
        Say("Social support", "Apoyo de otras personas"),
        Say("Meaningful activities", "Actividades con sentido"),
        Say("Housing and safety", "Vivienda y seguridad"),
        Say("Risk taking", "Riesgos"),
        Say("Coping and life functioning", "Cómo se las arregla en la vida"),
        Say("Recovery experience", "Experiencia de recuperación"),
    ];

    public IEnumerable<KeyValuePair<string, string>> Sobriety =>
    [
        new("yes", Say("Yes", "Sí")), new("no", Say("No", "No")), new("", NotAsked),
    ];

    public IEnumerable<KeyValuePair<string, string>> Languages =>
        ReferForm.Languages.Select(tag => KeyValuePair.Create(tag, Say(LanguageWords, tag)));

    /// <summary>What can be asked for, in groups.</summary>
    public IEnumerable<(string Title, IEnumerable<string> Codes)> ServiceGroups =>
    [
        (TreatmentNeeds, ReferralServiceCodes.All.Except(ReferralServiceCodes.SocialNeeds)),
        (LivingNeeds, ReferralServiceCodes.SocialNeeds),
    ];

    /// <summary>By a milestone's code.</summary>
    public string OfMilestone(string code) => Say(MilestoneCodeWords, code);

    /// <summary>By what somebody is to a person.</summary>
    public string OfRole(string code) => Say(RoleWords, code);

    /// <summary>By the code of what is needed.</summary>
    public string OfService(string code) => Say(ServiceWords, code);

    /// <summary>By the code of why.</summary>
    public string OfReason(string code) => Say(ReasonWords, code);

    /// <summary>By the code of how it ended.</summary>
    public string OfOutcome(string code) => Say(OutcomeWords, code);

    /// <summary>By the name of a check-in's score.</summary>
    public string OfScore(string name) => name switch
    {
        "craving" => Craving,
        "mood" => Mood,
        "sleep" => Sleep,
        "connection" => Connection,
        _ => name,
    };
}
