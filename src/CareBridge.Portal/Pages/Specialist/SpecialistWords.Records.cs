namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Of a check-in that is held with somebody, and of a milestone.</summary>
internal sealed partial class SpecialistWords
{
    public string CheckInAbout => Say(
        "Ask, and write down what they say. What was not asked stays empty: no answer is not a zero.",
        "Pregunte y anote lo que le dice. Lo que no se preguntó queda vacío: no responder no es un cero.");

    public string SobrietyKept => Say(
        "Did they keep to what sobriety means for them?",
        "¿Mantuvo lo que la sobriedad significa para sí?");

    public string ScoresAbout => Say(
        "0 is none or worst, 10 is most or best. For craving, 10 is overwhelming.",
        "0 es nada o lo peor, 10 es lo máximo o lo mejor. En las ganas de consumir, 10 es abrumador.");

    public string NotAsked => Say("Not asked", "No se preguntó");

    public string YourView => Say(
        "How closely do you think they stay in touch?",
        "¿Qué tan cerca cree que se mantiene en contacto?");

    public string NoView => Say("I say nothing of it", "No digo nada");

    public string CapitalAbout => Say(
        "All ten statements, each from 1 (strongly disagree) to 6 (strongly agree), or none. Read the "
            + "statements from your form.",
        "Las diez frases, cada una de 1 (muy en desacuerdo) a 6 (muy de acuerdo), o ninguna. Lea las "
            + "frases de su formulario.");

    public string AllTen => Say("Please answer all ten, or none.", "Responda las diez, o ninguna.");

    public string TheirWords => Say("In their words", "En sus palabras");

    public string TheirWordsAbout => Say(
        "Your organization sees this. What they want to keep to themselves they write in a check-in of "
            + "their own.",
        "Su organización ve esto. Lo que la persona quiera guardarse lo escribe en un registro propio.");

    public string RecordCheckIn => Say("Record the check-in", "Guardar el registro");

    public string MilestoneAbout => Say(
        "Once written down it stands, whatever comes after: a setback takes nothing away.",
        "Una vez anotado se queda, pase lo que pase después: un tropiezo no quita nada.");

    public string WhatReached => Say("What have they reached?", "¿Qué logró?");

    public string OwnWords => Say("If it is something else: in their words", "Si es otra cosa: en sus palabras");

    public string OwnWordsAbout => Say("Only for “something else”.", "Solo para «otra cosa».");

    public string ReachedOn => Say("On which day?", "¿Qué día?");

    public string RecordMilestone => Say("Record the milestone", "Guardar el logro");
}
