using CareBridge.Crisis.Features.Links;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>The screener's questions as they are asked, of oneself too.</summary>
internal sealed record ScreenerWords
{
    public required string Tag { get; init; }

    public required string First { get; init; }

    public required string Introduction { get; init; }

    /// <summary>By field.</summary>
    public required IReadOnlyDictionary<string, string> Questions { get; init; }

    public required string Skipped { get; init; }

    public required string NotAsked { get; init; }

    public static ScreenerWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    private static ScreenerWords English { get; } = new()
    {
        Tag = "en",
        First = "Immediate danger? Call 911 now. Call or text 988 (Suicide and Crisis Lifeline) at any hour.",
        Introduction = "Ask calmly and as it stands. Questions 1 to 5 are about the past month, question 6 about all "
            + "of life. They follow the C-SSRS screener of the Columbia Lighthouse Project in words of our own.",
        Questions = new Dictionary<string, string>
        {
            ["wishToBeDead"] = "Have you wished that you were dead, or that you could fall asleep and not wake up?",
            ["suicidalThoughts"] = "Have you really had thoughts of killing yourself?",
            ["thoughtsOfMethod"] = "Have you thought about how you might do it?",
            ["intent"] = "Have you had these thoughts with some intention of acting on them? "
                + "(A no is: I have the thoughts, and I will certainly do nothing about them.)",
            ["planWithIntent"] = "Have you worked out, or begun to work out, the details of how you would kill "
                + "yourself, and do you mean to carry that plan out?",
            ["behaviorLifetime"] = "Have you ever done something, begun to do something, or made ready to do "
                + "something to end your life? (For example: gathered pills, got hold of a weapon, gone up to a roof, "
                + "given away what is dear to you, written a farewell, tried to; also when you or somebody else "
                + "stopped it.)",
            ["behaviorPastThreeMonths"] = "Was any of that within the past three months?",
        },
        Skipped = "A question that is not reached is answered no.",
        NotAsked = "I can't ask now. What is not known counts as high until somebody can ask.",
    };

    private static ScreenerWords Spanish { get; } = new()
    {
        Tag = "es",
        First = "¿Peligro inmediato? Llame ya al 911. Llame o escriba al 988 (línea de prevención del suicidio y "
            + "crisis) a cualquier hora.",
        Introduction = "Pregunte con calma y tal como está escrito. Las preguntas 1 a 5 son sobre el último mes; "
            + "la 6, sobre toda la vida. Siguen el cuestionario C-SSRS del Columbia Lighthouse Project con palabras "
            + "propias.",
        Questions = new Dictionary<string, string>
        {
            ["wishToBeDead"] = "¿Ha deseado estar muerto o muerta, o poder dormirse y no despertar?",
            ["suicidalThoughts"] = "¿Ha tenido realmente pensamientos de quitarse la vida?",
            ["thoughtsOfMethod"] = "¿Ha pensado en cómo podría hacerlo?",
            ["intent"] = "¿Ha tenido estos pensamientos con alguna intención de llevarlos a cabo? "
                + "(Un no es: tengo los pensamientos, pero seguro que no haré nada.)",
            ["planWithIntent"] = "¿Ha preparado o empezado a preparar los detalles de cómo se quitaría la vida, y "
                + "tiene la intención de llevar a cabo ese plan?",
            ["behaviorLifetime"] = "¿Alguna vez ha hecho algo, ha empezado a hacer algo o se ha preparado para hacer "
                + "algo para acabar con su vida? (Por ejemplo: juntar pastillas, conseguir un arma, subir a una "
                + "azotea, regalar lo que más quiere, escribir una despedida, intentarlo; también si usted u "
                + "otra persona lo detuvo.)",
            ["behaviorPastThreeMonths"] = "¿Fue algo de eso en los últimos tres meses?",
        },
        Skipped = "Una pregunta a la que no se llega se responde con no.",
        NotAsked = "No puedo preguntar ahora. Lo que no se sabe cuenta como alto hasta que alguien pueda preguntar.",
    };
}
