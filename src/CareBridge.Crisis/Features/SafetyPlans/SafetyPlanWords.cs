using CareBridge.Crisis.Features.Links;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <summary>The headings of a safety plan.</summary>
internal sealed record SafetyPlanWords
{
    public required string Tag { get; init; }

    public required string Title { get; init; }

    public required string WarningSigns { get; init; }

    public required string Coping { get; init; }

    public required string Distractions { get; init; }

    public required string Helpers { get; init; }

    public required string Professionals { get; init; }

    public required IReadOnlyList<string> Lifelines { get; init; }

    public required string Environment { get; init; }

    public required string Reasons { get; init; }

    public required string Retired { get; init; }

    /// <summary>Before a number.</summary>
    public required string Version { get; init; }

    public static SafetyPlanWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    private static SafetyPlanWords English { get; } = new()
    {
        Tag = "en",
        Title = "My safety plan",
        WarningSigns = "1. Signs that a crisis may be coming",
        Coping = "2. What I can do by myself to think of something else",
        Distractions = "3. People and places that take my mind off it",
        Helpers = "4. People I can ask for help",
        Professionals = "5. Professionals and agencies I can call",
        Lifelines = ["Suicide and Crisis Lifeline: call or text 988, at any time", "In immediate danger: 911"],
        Environment = "6. Making the place where I am safer",
        Reasons = "What matters most to me",
        Retired = "This plan is not in use any more.",
        Version = "Version",
    };

    private static SafetyPlanWords Spanish { get; } = new()
    {
        Tag = "es",
        Title = "Mi plan de seguridad",
        WarningSigns = "1. Señales de que puede venir una crisis",
        Coping = "2. Lo que puedo hacer por mi cuenta para pensar en otra cosa",
        Distractions = "3. Personas y lugares que me distraen",
        Helpers = "4. Personas a las que puedo pedir ayuda",
        Professionals = "5. Profesionales y servicios a los que puedo llamar",
        Lifelines =
        [
            "Línea de Prevención del Suicidio y Crisis: llame o escriba al 988, a cualquier hora",
            "En peligro inmediato: 911",
        ],
        Environment = "6. Hacer más seguro el lugar donde estoy",
        Reasons = "Lo que más me importa",
        Retired = "Este plan ya no está en uso.",
        Version = "Versión",
    };
}
