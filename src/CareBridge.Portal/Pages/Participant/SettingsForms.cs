using System.Globalization;
using CareBridge.Contracts.Directory;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What the forms of the settings say, as the API takes it.</summary>
internal static class SettingsForms
{
    public static object Wishes(IFormCollection form, WishesAnswer current, Visit visit)
    {
        var hours = Hours(form, current);
        return new
        {
            preferredName = form.Text("preferredName"),
            pronouns = form.Text("pronouns"),
            language = form.Text("language"),
            needsInterpreter = form["needsInterpreter"] == "yes",
            channels = form.Ticked<ContactChannel>("channels"),
            mayLeaveMessage = form["mayLeaveMessage"] == "yes",
            hours,
            timeZone = current.TimeZone ?? (hours.Count == 0 ? null : visit.TimeZone),
            expectedVersion = form.Version(),
        };
    }

    /// <summary>The same on each day; hours that differ from day to day are kept where somebody says so.</summary>
    private static IReadOnlyList<ContactHours> Hours(IFormCollection form, WishesAnswer current)
    {
        if (form["keepsHours"] == "yes") return current.Hours;
        return Time(form, "from") is { } from && Time(form, "until") is { } until
            ? [.. Enum.GetValues<DayOfWeek>().Select(day => new ContactHours { Day = day, From = from, Until = until })]
            : [];
    }

    public static object Notices(IFormCollection form, NoticeSettingsAnswer current) => new
    {
        version = form.Version(),
        language = $"{form["language"]}" is "es" ? "es" : "en",
        timeZone = form.Text("timeZone") ?? current.TimeZone,
        quietHours = Time(form, "quietFrom") is { } from && Time(form, "quietUntil") is { } until
            ? new { from, until }
            : null,
        digestAt = current.DigestAt,
        digestDay = current.DigestDay,
        channels = Ordered(form, current),
        urgentChannels = Urgent(form, current),
        kinds = form["pace"] is [{ Length: > 0 } pace] && current.PaceOf() != pace
            ? current.Kinds.Where(one => !one.IsUrgent).Select(one => one with { When = pace }).ToList()
            : [.. current.Kinds],
        email = form.Text("email"),
        phone = form.Text("phone"),
        webhookUrl = current.WebhookUrl,
        webhookKey = current.WebhookKey,
    };

    /// <summary>Those that were liked already keep their order; a webhook has no box here.</summary>
    private static List<string> Ordered(IFormCollection form, NoticeSettingsAnswer current)
    {
        var ticked = form["channels"].OfType<string>().Where(current.OfferedChannels.Contains).ToList();
        ticked.AddRange(current.Channels.Where(channel => channel == NoticeSettingsAnswer.Webhook));
        return [.. current.Channels.Where(ticked.Contains), .. ticked.Where(one => !current.Channels.Contains(one))];
    }

    /// <summary>As it was, where they can be reached that way still; else by e-mail, which an account has.</summary>
    private static List<string> Urgent(IFormCollection form, NoticeSettingsAnswer current)
    {
        var usable = current.UrgentChannels.Where(current.OfferedChannels.Contains)
            .Where(channel => channel != SettingsWords.Sms || form.Text("phone") is not null).ToList();
        return usable.Count > 0
            ? usable
            : [.. current.OfferedChannels.Where(channel => channel == SettingsWords.Email)];
    }

    /// <summary>Taken as none, half a range would let people call at any hour.</summary>
    public static bool IsHalf(IFormCollection form, string from, string until) =>
        form["keepsHours"] != "yes" && Time(form, from) is null != Time(form, until) is null;

    private static TimeOnly? Time(IFormCollection form, string field) =>
        TimeOnly.TryParse(form[field], CultureInfo.InvariantCulture, out var time) ? time : null;
}
