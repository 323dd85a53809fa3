using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>Notices as people read them: participants in their language, staff in English.</summary>
internal static class NoticeWords
{
    public static string Say(NoticeKind kind, NoticeAudience audience, Language language)
    {
        if (audience != NoticeAudience.Participant) return ToStaff(kind);
        return language switch
        {
            Language.En => InEnglish(kind),
            Language.Es => InSpanish(kind),
        };
    }

    private static string ToStaff(NoticeKind kind) => kind switch
    {
        NoticeKind.ConsentGranted => "A consent that your organization has a part in was granted.",
        NoticeKind.ConsentDeclined => "A request for consent was declined. The participant owes no reason.",
        NoticeKind.ConsentLapsed => "A request for consent lapsed: nobody answered it in time.",
        NoticeKind.ConsentEnded => "A consent has ended. Nothing more is disclosed under it.",
        NoticeKind.StopUsing =>
            "A consent under which your organization received records has ended. Make no further use or disclosure of "
            + "them, except where you had relied on it before (42 CFR 2.31(a)(6)).",
        NoticeKind.RestrictionRequested => "A participant asks to restrict disclosures (42 CFR 2.26). Please answer.",
        NoticeKind.RestrictionAnswered => "A restriction was answered.",
        NoticeKind.RestrictionEnded => "A participant has ended a restriction.",
        NoticeKind.BreakGlassOpened =>
            "Records were opened without consent in a medical emergency (42 CFR 2.51). Please review it.",
        NoticeKind.ConsentRequested or NoticeKind.ConsentReminder => "A participant was asked for consent.",
    };

    private static string InEnglish(NoticeKind kind) => kind switch
    {
        NoticeKind.ConsentRequested => "Somebody asks if they may share something about you. Please have a look.",
        NoticeKind.ConsentReminder => "A question about sharing your records still waits. You may say yes or no.",
        NoticeKind.RestrictionAnswered => "You asked to limit what is shared. There is an answer.",
        NoticeKind.RestrictionEnded => "A limit on what is shared about you has ended.",
        NoticeKind.BreakGlassOpened =>
            "In an emergency your records were opened without your yes. You can see by whom and why.",
        NoticeKind.ConsentGranted or NoticeKind.ConsentDeclined or NoticeKind.ConsentLapsed or NoticeKind.ConsentEnded
            or NoticeKind.StopUsing or NoticeKind.RestrictionRequested => "Something about your consents has changed.",
    };

    private static string InSpanish(NoticeKind kind) => kind switch
    {
        NoticeKind.ConsentRequested => "Alguien pregunta si puede contar algo de usted. Por favor, mírelo.",
        NoticeKind.ConsentReminder => "Una pregunta sobre sus datos sigue esperando. Puede decir que sí o que no.",
        NoticeKind.RestrictionAnswered => "Usted pidió limitar lo que se cuenta. Ya hay respuesta.",
        NoticeKind.RestrictionEnded => "Terminó un límite a lo que se cuenta de usted.",
        NoticeKind.BreakGlassOpened =>
            "En una emergencia se abrieron sus datos sin su permiso. Puede ver quién lo hizo y por qué.",
        NoticeKind.ConsentGranted or NoticeKind.ConsentDeclined or NoticeKind.ConsentLapsed or NoticeKind.ConsentEnded
            or NoticeKind.StopUsing or NoticeKind.RestrictionRequested => "Algo cambió en sus permisos.",
    };
}
