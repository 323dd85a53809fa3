using System.Globalization;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>How they hear of news: by which ways, when not, in which language.</summary>
internal static class KeepNotices
{
    public const string Path = "/account/notices";
    public const string Confirm = "confirm";

    private const string Settings = "/api/portal/notices/settings";
    private const string FieldFormat = "HH:mm";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, bool saved = false) =>
                ShowAsync(visit, api, Attempt.None, saved))
            .RequireAuthorization();
        pages.MapPost(Path, SaveAsync).RequireAuthorization();
    }

    public static string Written(TimeOnly? time) =>
        time?.ToString(FieldFormat, CultureInfo.InvariantCulture) ?? "";

    private static async Task<IResult> SaveAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var isConfirmed = form["action"] == Confirm;
        var known = await api.ReadAsync<NoticeSettingsAnswer>(Settings);
        // The phone is a way in.
        if ((isConfirmed || PhoneIn(form) != known.Phone?.Address) && http.AskForFreshProof(visit.Now) is { } ask)
            return ask;
        var faults = isConfirmed
            ? await api.ChangeAsync(
                HttpMethod.Post,
                Settings + "/confirm",
                new { channel = Channel.Sms, code = form["code"].ToString().Trim() })
            : await ReplaceAsync(form, known, visit, api);
        // The page is made anew, in the language and with the times that were chosen.
        return faults.Any
            ? await ShowAsync(visit, api, Attempt.Of(form, "", faults), isSaved: false)
            : Results.LocalRedirect(Path + "?saved=true");
    }

    private static async Task<FormFaults> ReplaceAsync(
        IFormCollection form, NoticeSettingsAnswer known, Visit visit, ServiceApi api)
    {
        var (from, until) = (TimeOf(form["from"]), TimeOf(form["until"]));
        if (from is null != until is null)
            return FormFaults.At("quietHours", AccountWords.In(visit.Language).Notices.Both);
        return await api.ChangeAsync(HttpMethod.Put, Settings, new
        {
            version = long.TryParse(form["version"], CultureInfo.InvariantCulture, out var version) ? version : -1,
            language = Coded<NoticeLanguage>.TryParse(form["language"], out var language)
                ? language.Value
                : known.Language,
            timeZone = form["timeZone"].ToString().Trim(),
            quietHours = from is null ? null : new { from, until },
            digestAt = known.DigestAt,
            digestDay = known.DigestDay,
            channels = Chosen(form, "channels", known.Channels),
            urgentChannels = Chosen(form, "urgentChannels", known.UrgentChannels),
            kinds = known.Kinds,
            email = known.Email?.Address,
            phone = PhoneIn(form),
            webhookUrl = known.WebhookUrl,
        });
    }

    private static string? PhoneIn(IFormCollection form) =>
        form["phone"].ToString().Trim() is { Length: > 0 } phone ? phone : null;

    /// <summary>In the order they had them; what is new comes last.</summary>
    private static IReadOnlyList<Channel> Chosen(IFormCollection form, string field, IReadOnlyList<Channel> had)
    {
        var chosen = Enum.GetValues<Channel>().Where(channel => form[field].Contains(EnumCode.Of(channel))).ToList();
        return [.. had.Where(chosen.Contains), .. chosen.Except(had)];
    }

    private static TimeOnly? TimeOf(string? field) =>
        TimeOnly.TryParseExact(field, FieldFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, Attempt attempt, bool isSaved) =>
        visit.Show<NoticesPage>(
            new NoticesPage.Shown(await api.ReadAsync<NoticeSettingsAnswer>(Settings), attempt, isSaved),
            attempt.Status);
}
