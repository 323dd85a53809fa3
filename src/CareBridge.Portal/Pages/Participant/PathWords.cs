using CareBridge.Contracts.Aftercare;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of milestones, days, the plan and goals talk.</summary>
internal sealed class PathWords(NoticeLanguage language) : BothLanguages(language)
{
    public string DaysTitle => Say("My days", "Mis días");

    public string DaysAbout => Say(
        "If it helps you, count your days here. Only you see them.",
        "Si le ayuda, cuente aquí sus días. Solo usted los ve.");

    public string DaysSince => Say("Count from this day", "Contar desde este día");

    public string DaysBegin => Say("Start counting", "Empezar a contar");

    public string SetbackTitle => Say("I had a setback", "Tuve una recaída");

    public string SetbackAbout => Say(
        "It takes a lot to say so. Every day you had still counts, and so does everything you reached. Only your "
        + "current run starts anew tomorrow. If you want to talk: 988, day and night.",
        "Decirlo cuesta mucho. Cada día que tuvo sigue contando, y también todo lo que logró. Solo la racha de ahora "
        + "empieza de nuevo mañana. Si quiere hablar: 988, de día y de noche.");

    public string SetbackOn => Say("On which day?", "¿Qué día fue?");

    public string SetbackSave => Say("Write it down and go on", "Anotarlo y seguir");

    public string ReachedTitle => Say("What I reached", "Lo que logré");

    public string NoneReached => Say(
        "Nothing here yet. Big or small: what you reached stays reached.",
        "Todavía no hay nada. Grande o pequeño: lo que logró, logrado queda.");

    public string AddMilestone => Say("Add something I reached", "Agregar algo que logré");

    public string WhatReached => Say("What did you reach?", "¿Qué logró?");

    public string OwnWords => Say("In my own words", "Con mis palabras");

    public string OwnWordsAbout => Say(
        "Fill this in if you chose “my own words”, and only then.",
        "Llénelo solo si eligió «con mis palabras».");

    public string ReachedOn => Say("On which day?", "¿Qué día?");

    public string Shares => Say("My community may see my words", "Mi comunidad puede ver mis palabras");

    public string IsShared => Say("Your community sees it.", "Su comunidad lo ve.");

    public string IsPrivate => Say("Only you see it.", "Solo usted lo ve.");

    public string ShareIt => Say("Let my community see it", "Que mi comunidad lo vea");

    public string KeepPrivate => Say("Keep it to myself again", "Volver a guardarlo para mí");

    public string NoPlan => Say(
        "There is no plan yet. You and your clinic or peer specialist can write one together.",
        "Todavía no hay un plan. Usted y su clínica o su especialista pueden escribir uno.");

    public string WrittenBy => Say("Written by", "Escrito por");

    public string Steps => Say("Steps", "Pasos");

    public string Notes => Say("Notes", "Notas");

    public string Start => Say("I have started", "Ya empecé");

    public string Complete => Say("Done", "Hecho");

    public string Reopen => Say("Not done after all", "Aún no está hecho");

    public string TheirStep => Say("Your team does this.", "Esto lo hace su equipo.");

    public string GoalsTitle => Say("My goals", "Mis metas");

    public string NoGoals => Say(
        "No goals yet. A goal is something you want, in your own words.",
        "Todavía no hay metas. Una meta es algo que usted quiere, con sus palabras.");

    public string AddGoal => Say("Add a goal", "Agregar una meta");

    public string GoalWords => Say("What do you want to reach?", "¿Qué quiere lograr?");

    public string GoalTarget => Say("Until when? (if you like)", "¿Para cuándo? (si quiere)");

    public string HowFar => Say("How is it going?", "¿Cómo va?");

    public string SayHowFar => Say("Save how it goes", "Guardar cómo va");

    public string GoalDone => Say("I reached it", "La logré");

    public string GoalHold => Say("Put it aside for now", "Dejarla por ahora");

    public string GoalReopen => Say("Take it up again", "Retomarla");

    public string GoalCancel => Say("Let it go", "Soltarla");

    public string DaysInAll(DaysAnswer days) => days.InAll == 1
        ? Say("1 day in all.", "1 día en total.")
        : Say($"{days.InAll} days in all.", $"{days.InAll} días en total.");

    public string ThisRun(DaysAnswer days) => Say(
        $"{days.InThisRun} in this run; your longest run is {days.LongestRun}.",
        $"{days.InThisRun} en esta racha; su racha más larga es de {days.LongestRun}.");

    public string Milestone(MilestoneAnswer one) => one.Words ?? MilestoneCode(one.MilestoneCode);

    public string MilestoneCode(string code) => code switch
    {
        "first-meeting" => Say("My first meeting", "Mi primera reunión"),
        "one-day" => Say("One day", "Un día"),
        "one-week" => Say("One week", "Una semana"),
        "thirty-days" => Say("Thirty days", "Treinta días"),
        "sixty-days" => Say("Sixty days", "Sesenta días"),
        "ninety-days" => Say("Ninety days", "Noventa días"),
        "six-months" => Say("Six months", "Seis meses"),
        "one-year" => Say("One year", "Un año"),
        "found-housing" => Say("I found a home", "Encontré vivienda"),
        "found-work" => Say("I found work", "Encontré trabajo"),
        "completed-program" => Say("I finished a program", "Terminé un programa"),
        MilestoneCodes.Own => Say("Something else, in my own words", "Otra cosa, con mis palabras"),
        _ => code,
    };

    public string Of(PlanStepStatus status) => status switch
    {
        PlanStepStatus.NotStarted => Say("not started", "sin empezar"),
        PlanStepStatus.Scheduled => Say("planned", "planeado"),
        PlanStepStatus.InProgress => Say("started", "empezado"),
        PlanStepStatus.OnHold => Say("waits", "en espera"),
        PlanStepStatus.Completed => Say("✓ done", "✓ hecho"),
        PlanStepStatus.Cancelled or PlanStepStatus.Stopped => Say("called off", "cancelado"),
    };

    public string Of(PlanStatus status) => status switch
    {
        PlanStatus.Draft => Say("a draft", "un borrador"),
        PlanStatus.Active => Say("in force", "vigente"),
        PlanStatus.OnHold => Say("waits", "en espera"),
        PlanStatus.Revoked => Say("called off", "cancelado"),
        PlanStatus.Completed => Say("finished", "terminado"),
        PlanStatus.EnteredInError => Say("written by mistake", "escrito por error"),
    };

    public string Of(GoalStatus status) => status switch
    {
        GoalStatus.Active => Say("working on it", "en camino"),
        GoalStatus.OnHold => Say("put aside for now", "dejada por ahora"),
        GoalStatus.Completed => Say("★ reached", "★ lograda"),
        GoalStatus.Cancelled => Say("let go", "soltada"),
        GoalStatus.EnteredInError => Say("written by mistake", "escrita por error"),
    };

    public string Of(GoalAchievement achievement) => achievement switch
    {
        GoalAchievement.InProgress => Say("I am on it", "Estoy en eso"),
        GoalAchievement.Improving => Say("It gets better", "Va mejor"),
        GoalAchievement.Worsening => Say("It gets harder", "Se pone más difícil"),
        GoalAchievement.NoChange => Say("As before", "Igual que antes"),
        GoalAchievement.Achieved => Say("I am there", "Ya llegué"),
        GoalAchievement.Sustaining => Say("I keep it up", "Lo mantengo"),
        GoalAchievement.NotAchieved => Say("Not reached", "No lograda"),
        GoalAchievement.NoProgress => Say("Stuck right now", "Ahora no avanza"),
        GoalAchievement.NotAttainable => Say("Not possible any more", "Ya no es posible"),
    };
}
