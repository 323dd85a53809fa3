namespace CareBridge.Aftercare.Domain;

/// <summary>Questions to reflect on: a new one every day, each once before any comes again.</summary>
internal static class Prompts
{
    /// <summary>What is asked unless a community asks something of its own.</summary>
    public static IReadOnlyList<Prompt> BuiltIn { get; } =
    [
        new("What helped you today?", "¿Qué le ayudó hoy?"),
        new("Who were you glad to see or hear from?", "¿A quién le dio gusto ver o escuchar?"),
        new("What was hard, and what did you do about it?", "¿Qué fue difícil y qué hizo usted?"),
        new("What are you grateful for, however small?", "¿Qué agradece, por pequeño que sea?"),
        new("Where did you feel safe?", "¿Dónde se sintió a salvo?"),
        new("What did you do for your body today?", "¿Qué hizo hoy por su cuerpo?"),
        new("What would you tell a friend who had the day you had?",
            "¿Qué le diría a un amigo que hubiera tenido el día que usted tuvo?"),
        new("When did a craving pass, and what carried you through?",
            "¿Cuándo pasó un antojo y qué le sostuvo mientras tanto?"),
        new("What do you want more of tomorrow?", "¿De qué quiere más mañana?"),
        new("What can wait until you have slept?", "¿Qué puede esperar hasta que haya dormido?"),
        new("Whom could you ask for help with one thing?", "¿A quién podría pedirle ayuda con una sola cosa?"),
        new("What did you learn about yourself this week?", "¿Qué aprendió de usted esta semana?"),
        new("Where did you keep a promise to yourself?", "¿Dónde cumplió una promesa que se hizo?"),
        new("What brought you joy lately?", "¿Qué le dio alegría últimamente?"),
        new("What would make tomorrow a little easier?", "¿Qué haría el día de mañana un poco más fácil?"),
        new("Who would be glad to hear how you are?", "¿Quién se alegraría de saber cómo está usted?"),
        new("What are you ready to let go of?", "¿Qué está listo para soltar?"),
        new("What gives your days meaning now?", "¿Qué les da sentido a sus días ahora?"),
        new("What is one thing that you did well?", "¿Qué es algo que hizo bien?"),
        new("What does rest look like for you?", "¿Cómo es el descanso para usted?"),
        new("What are you looking forward to?", "¿Qué espera con ilusión?"),
    ];

    /// <param name="all">Not empty.</param>
    public static Prompt For(Guid participantId, DateOnly day, IReadOnlyList<Prompt> all)
    {
        // So that not everybody in a meeting has had the same one.
        var start = participantId.ToByteArray(bigEndian: true)[15];
        return all[(day.DayNumber + start) % all.Count];
    }
}
