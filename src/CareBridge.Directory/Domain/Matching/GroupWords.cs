using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>What groups are like, in the words in which people speak of it.</summary>
internal static class GroupWords
{
    public static string Of(Enum value, ReaderLanguage language)
    {
        var (english, spanish) = value switch
        {
            GroupPathway way => Of(way),
            GroupStructure structure => Of(structure),
            GroupAudience audience => Of(audience),
            GroupAccessibility access => Of(access),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "It has no words."),
        };
        return language switch
        {
            ReaderLanguage.En => english,
            ReaderLanguage.Es => spanish,
        };
    }

    private static (string English, string Spanish) Of(GroupPathway way) => way switch
    {
        GroupPathway.TwelveStep => ("twelve steps", "doce pasos"),
        GroupPathway.SmartRecovery => ("SMART Recovery", "SMART Recovery"),
        GroupPathway.RecoveryDharma => ("Recovery Dharma", "Recovery Dharma"),
        GroupPathway.FaithBased => ("faith", "la fe"),
        GroupPathway.MedicationFriendly => ("recovery with medication", "recuperación con medicación"),
        GroupPathway.Secular => ("secular", "sin religión"),
        GroupPathway.Creative => ("creative", "creativo"),
        GroupPathway.FamilyAndAllies => ("for family and allies", "para familiares y allegados"),
    };

    private static (string English, string Spanish) Of(GroupStructure structure) => structure switch
    {
        GroupStructure.Open => ("open to anybody", "abiertas a cualquiera"),
        GroupStructure.Closed => ("only for those it is for", "solo para quienes es el grupo"),
        GroupStructure.Speaker => ("somebody speaks", "alguien habla"),
        GroupStructure.Discussion => ("discussion", "conversación"),
        GroupStructure.StepStudy => ("study of the steps", "estudio de los pasos"),
        GroupStructure.TraditionStudy => ("study of the traditions", "estudio de las tradiciones"),
        GroupStructure.Literature => ("reading", "lectura"),
        GroupStructure.Meditation => ("meditation", "meditación"),
        GroupStructure.Workshop => ("workshop", "taller"),
    };

    private static (string English, string Spanish) Of(GroupAudience audience) => audience switch
    {
        GroupAudience.Newcomers => ("newcomers", "quienes empiezan"),
        GroupAudience.Women => ("women", "mujeres"),
        GroupAudience.Men => ("men", "hombres"),
        GroupAudience.NonBinary => ("non-binary people", "personas no binarias"),
        GroupAudience.Transgender => ("transgender people", "personas transgénero"),
        GroupAudience.Lgbtq => ("LGBTQ people", "personas LGBTQ"),
        GroupAudience.YoungPeople => ("young people", "jóvenes"),
        GroupAudience.Seniors => ("older people", "personas mayores"),
        GroupAudience.PeopleOfColor => ("people of color", "personas de color"),
        GroupAudience.Indigenous => ("Indigenous people", "personas indígenas"),
        GroupAudience.Veterans => ("veterans", "veteranos"),
        GroupAudience.Parents => ("parents", "madres y padres"),
        GroupAudience.DualDiagnosis =>
            ("people who live with a mental illness too", "quienes viven también con una enfermedad mental"),
        GroupAudience.Professionals => ("professionals", "profesionales"),
    };

    private static (string English, string Spanish) Of(GroupAccessibility access) => access switch
    {
        GroupAccessibility.WheelchairAccess => ("wheelchair access", "acceso en silla de ruedas"),
        GroupAccessibility.AccessibleBathroom => ("an accessible bathroom", "un baño accesible"),
        GroupAccessibility.HearingLoop => ("a hearing loop", "un bucle auditivo"),
        GroupAccessibility.Captions => ("captions", "subtítulos"),
        GroupAccessibility.ChildFriendly => ("children may come along", "se puede ir con niños"),
        GroupAccessibility.Childcare => ("childcare", "cuidado de niños"),
        GroupAccessibility.FragranceFree => ("no fragrances", "sin perfumes"),
    };
}
