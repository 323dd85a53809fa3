using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of the whole record talk.</summary>
internal sealed class RecordWords(NoticeLanguage language) : BothLanguages(language)
{
    public string Title => Say("Download everything", "Descargar todo");

    public string About => Say(
        "What CareBridge keeps about you is yours to take along. There are two kinds.",
        "Lo que CareBridge guarda sobre usted puede llevárselo. Hay dos formas.");

    public string Careful => Say(
        "Once it is on this device, whoever uses the device can read it. Save it only where you feel safe.",
        "Una vez en este aparato, quien lo use puede leerlo. Guárdelo solo donde se sienta a salvo.");

    public string ToRead => Say("To read and print", "Para leer e imprimir");

    public string ToReadAbout => Say(
        "One page with your consents, who saw what, check-ins and your own words, milestones, days, plans, goals, your "
        + "people, meetings, referrals, safety plans, crises you raised, messages, and a list of papers.",
        "Una página con sus consentimientos, quién vio qué, cómo ha estado y lo que escribió, logros, días, planes, "
        + "metas, sus personas, reuniones, derivaciones, planes de seguridad, crisis que avisó, mensajes y una lista "
        + "de papeles.");

    public string ReadableName => Say("my-record.html", "mi-informacion.html");

    public string Download => Say("Download the page", "Descargar la página");

    public string Open => Say("Open it here", "Abrirla aquí");

    public string ForPrograms => Say("For another clinic or app (FHIR)", "Para otra clínica o aplicación (FHIR)");

    public string ForProgramsAbout => Say(
        "The same records as clinics get them, and the list of who was shown what. What only you see (private words, "
        + "milestones and days) is in the page above.",
        "La misma información como la reciben las clínicas, y la lista de quién vio qué. Lo que solo usted ve "
        + "(palabras, logros y días privados) está en la página de arriba.");

    public string DownloadFhir => Say("Download FHIR", "Descargar FHIR");

    public string NotInIt => Say("What is not in it", "Qué no incluye");

    public string NotInItAbout => Say(
        "Crises that others raised about you, and the crisis team's notes. Files of your papers, which you get from "
        + "your clinic. Your organization's privacy officer can tell you more.",
        "Las crisis que otros avisaron sobre usted y las notas del equipo de crisis. Los archivos de sus papeles, que "
        + "le da su clínica. La persona encargada de privacidad de su organización puede decirle más.");

    public string ReadableTitle => Say("My record in CareBridge", "Mi información en CareBridge");

    public string MadeOn => Say("Made on", "Hecha el");

    public string Nothing => Say("Nothing.", "Nada.");

    public string AboutMe => Say("About me", "Sobre mí");

    public string WhatILikeToBeCalled => Say("Name I like", "Nombre que prefiero");

    public string Pronouns => Say("Pronouns", "Pronombres");

    public string WhoServes => Say("Who supports me", "Quién me apoya");

    public string Messages => Say("Messages about me", "Mensajes sobre mí");

    public string Papers => Say("Papers handed over", "Papeles entregados");

    public string Crises => Say("Crises I raised", "Crisis que avisé");

    public string SafetyPlans => Say("Safety plans", "Planes de seguridad");

    public string To => Say("To", "Para");
}
