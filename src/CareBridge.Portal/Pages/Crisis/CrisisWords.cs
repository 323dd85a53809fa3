using CareBridge.Contracts.Crisis;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>How the pages of a crisis talk.</summary>
internal sealed partial record CrisisWords
{
    public required IReadOnlyDictionary<string, string> Questions { get; init; }

    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    public required IReadOnlyDictionary<string, string> Outcomes { get; init; }

    public required IReadOnlyDictionary<string, string> WaitNames { get; init; }

    private bool IsSpanish => ReferenceEquals(this, Spanish);

    public static CrisisWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    /// <summary>Told apart by whoever sees no colours.</summary>
    public static string MarkOf(Severity severity) => severity switch
    {
        Severity.Low => "●",
        Severity.Moderate => "◆",
        Severity.High => "▲",
    };

    /// <param name="name">As the API calls it.</param>
    public string Question(string name) => Questions[name];

    public string OnlyAfter(string question) =>
        (IsSpanish ? "Solo si respondió que sí a: " : "Only if the answer was yes to: ") + Question(question);

    /// <param name="code">As Crisis calls it; one that is new is shown as it is.</param>
    public string Kind(string code) => Kinds.GetValueOrDefault(code, code);

    public string Outcome(string code) => Outcomes.GetValueOrDefault(code, code);

    /// <param name="name">A severity, or the alarm.</param>
    public string WaitOf(string name) => WaitNames[name];

    public string FollowUpAfter(int hours) => IsSpanish ? $"A las {hours} horas" : $"After {hours} hours";

    /// <summary>The board in a sentence, for whoever does not see it.</summary>
    public string News(int waiting, int late) => (waiting, IsSpanish) switch
    {
        (0, false) => "Nobody waits.",
        (0, true) => "Nadie espera.",
        (_, false) => $"Waiting for a responder: {waiting}. Late: {late}.",
        (_, true) => $"Esperan a alguien de guardia: {waiting}. Con retraso: {late}.",
    };

    public string Of(Severity severity) => (severity, IsSpanish) switch
    {
        (Severity.Low, false) => "Low risk",
        (Severity.Low, true) => "Riesgo bajo",
        (Severity.Moderate, false) => "Moderate risk",
        (Severity.Moderate, true) => "Riesgo moderado",
        (Severity.High, false) => "High risk",
        (Severity.High, true) => "Riesgo alto",
    };

    public string Of(EscalationStatus status) => (status, IsSpanish) switch
    {
        (EscalationStatus.Raised, false) => "Raised",
        (EscalationStatus.Raised, true) => "Avisado",
        (EscalationStatus.Notified, false) => "The team is paged",
        (EscalationStatus.Notified, true) => "Se llama al equipo",
        (EscalationStatus.Acknowledged, false) => "Somebody has it",
        (EscalationStatus.Acknowledged, true) => "Alguien se encarga",
        (EscalationStatus.InContact, false) => "In contact",
        (EscalationStatus.InContact, true) => "En contacto",
        (EscalationStatus.Resolved, false) => "Resolved",
        (EscalationStatus.Resolved, true) => "Cerrado",
    };

    public string Of(CrisisDisposition disposition) => IsSpanish ? InSpanish(disposition) : InEnglish(disposition);

    private static string InEnglish(CrisisDisposition disposition) => disposition switch
    {
        CrisisDisposition.StayedSafe => "Talking was enough; safe where they are",
        CrisisDisposition.PeerSupport => "A peer stays with them",
        CrisisDisposition.FamilyOrFriends => "Family or friends stay with them",
        CrisisDisposition.MobileCrisis => "A mobile crisis team went to them",
        CrisisDisposition.CrisisCenter => "A crisis center has taken them in",
        CrisisDisposition.Lifeline988 => "988 has taken over",
        CrisisDisposition.EmergencyDepartment => "Emergency department",
        CrisisDisposition.EmergencyServices => "911: ambulance or police",
        CrisisDisposition.OwnClinic => "Their own clinic has taken over",
        CrisisDisposition.HelpDeclined => "They did not want help",
        CrisisDisposition.NotReached => "Not reached, whatever was tried",
        CrisisDisposition.FalseAlarm => "False alarm",
    };

    private static string InSpanish(CrisisDisposition disposition) => disposition switch
    {
        CrisisDisposition.StayedSafe => "Bastó con hablar; está a salvo donde está",
        CrisisDisposition.PeerSupport => "Alguien con la misma experiencia le acompaña",
        CrisisDisposition.FamilyOrFriends => "Le acompañan familiares o amistades",
        CrisisDisposition.MobileCrisis => "Acudió un equipo móvil de crisis",
        CrisisDisposition.CrisisCenter => "Le acogió un centro de crisis",
        CrisisDisposition.Lifeline988 => "El 988 se hizo cargo",
        CrisisDisposition.EmergencyDepartment => "Urgencias de un hospital",
        CrisisDisposition.EmergencyServices => "911: ambulancia o policía",
        CrisisDisposition.OwnClinic => "Su propia clínica se hizo cargo",
        CrisisDisposition.HelpDeclined => "No quiso ayuda",
        CrisisDisposition.NotReached => "No se le localizó",
        CrisisDisposition.FalseAlarm => "Falsa alarma",
    };
}
