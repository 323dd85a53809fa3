using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>How a patient wishes to be addressed, and how they can be reached without harm.</summary>
internal static class PreferenceMapper
{
    public static List<HumanName> Names(ParticipantDetails details)
    {
        var name = new HumanName { Family = details.FamilyName, Given = [details.GivenName] };
        return details.Preferences.PreferredName is { } preferred
            ? [name, new HumanName { Use = HumanName.NameUse.Usual, Given = [preferred] }]
            : [name];
    }

    public static List<Patient.CommunicationComponent> Communication(ParticipantPreferences preferences) =>
        preferences.Language is { } language
            ? [new() { Language = Values.Concept(CodeSystems.Language, language), Preferred = true }]
            : [];

    public static List<Extension> Extensions(ParticipantPreferences preferences)
    {
        var extensions = new List<Extension> { SafeContact(preferences) };
        if (preferences.Pronouns is { } pronouns)
        {
            extensions.Add(new Extension
            {
                Url = Canonicals.Pronouns,
                Extension = [new Extension("value", new CodeableConcept { Text = pronouns })],
            });
        }
        if (preferences.NeedsInterpreter)
            extensions.Add(new Extension(Canonicals.InterpreterRequired, new FhirBoolean(true)));
        return extensions;
    }

    /// <summary>It is there for everybody: that nothing was said means that no message may be left.</summary>
    private static Extension SafeContact(ParticipantPreferences preferences) => new()
    {
        Url = Canonicals.SafeContact,
        Extension =
        [
            new Extension(Canonicals.SafeContactMessage, new FhirBoolean(preferences.MayLeaveMessage)),
            .. preferences.Channels.Select(
                channel => new Extension(Canonicals.SafeContactChannel, new Code(EnumCode.Of(channel)))),
            .. preferences.Hours.Select(hours => new Extension(Canonicals.SafeContactHours, Weekly(hours))),
            .. preferences.TimeZone is { } zone
                ? [new Extension(Canonicals.SafeContactTimeZone, new Code(zone))] : Array.Empty<Extension>(),
        ],
    };

    private static Timing Weekly(ContactHours hours) => new()
    {
        Repeat = new Timing.RepeatComponent
        {
            Duration = (decimal)(hours.Until - hours.From).TotalMinutes,
            DurationUnit = Timing.UnitsOfTime.Min,
            Frequency = 1,
            Period = 1,
            PeriodUnit = Timing.UnitsOfTime.Wk,
            DayOfWeek = [Values.Day(hours.Day)],
            TimeOfDay = [hours.From.ToString("HH:mm:ss", CultureInfo.InvariantCulture)],
        },
    };
}
