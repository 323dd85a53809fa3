namespace CareBridge.Demo.Invention;

/// <summary>What is planned for the time after a treatment, by a community or by a clinic.</summary>
internal sealed class HandingOver(DateOnly today, int number, Func<string, Guid> id)
{
    private const int DaysSince = 21;

    private static readonly string[][] Goals =
    [
        ["A home of her own", "Evenings that are not empty"],
        ["Work, four days a week"],
        ["See the children every other weekend", "Sleep without pills"],
    ];

    private static readonly string[][] Steps =
    [
        ["Visit three groups and choose one", "Call the housing office", "Ask Sam to be an accountability partner"],
        ["Go to the Tuesday meeting", "Write the first application with Mo", "First appointment with the therapist"],
        ["Check in every evening for a week", "Talk to the sponsor about the weekend", "Register at the gym"],
    ];

    private static readonly string[] Messages =
    [
        "Discharged on Friday. Please call within two days; mornings are best.",
        "Medication is unchanged. The next appointment here is in four weeks.",
        "Transport is a problem; the Tuesday group is the one that can be reached by bus.",
    ];

    private int Variant => number / 2 % Goals.Length;

    public PlanStory Plan(string name)
    {
        var start = today.AddDays(-DaysSince);
        return new PlanStory(
            id(name),
            "The first three months",
            start,
            Goals[Variant],
            [
                .. Steps[Variant].Select((step, index) => new PlannedStep(
                    step,
                    start.AddDays(7 * (index + 1)),
                    index == 0 ? "completed" : index == 1 ? "in-progress" : "not-started")),
            ]);
    }

    /// <param name="consents">Whether the participant lets the clinic tell the community.</param>
    public HandOverStory HandOver(bool consents) => new(
        Plan("clinic-plan"),
        id("discharge-summary"),
        $"Discharge summary\n\nTreatment was completed as planned.\nNext: {string.Join("; ", Steps[Variant])}.\n",
        Messages[Variant],
        new DateTimeOffset(today.AddDays(-DaysSince), new TimeOnly(15, 0), TimeSpan.Zero),
        consents
            ? new SignedConsent(
                id("clinic-consent"), new DateTimeOffset(today.AddMonths(12), TimeOnly.MinValue, TimeSpan.Zero))
            : null);
}
