using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the reader wants to be addressed and reached, and how they want to hear of what is new.</summary>
internal static class ChangeSettings
{
    public const string Path = "/me/settings";

    public const string Person = "person";
    public const string Notices = "notices";
    public const string Confirm = "confirm";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api) => ShowAsync(visit, api, Tried.Nothing))
            .RequireRole(Role.Participant);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Participant);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var faults = Chosen.Of(form).Verb switch
        {
            Person when SettingsForms.IsHalf(form, "from", "until") =>
                FormFaults.At("hours", new SettingsWords(visit.Language).BothTimes),
            Person => await ChangePersonAsync(form, visit, api),
            Notices when SettingsForms.IsHalf(form, "quietFrom", "quietUntil") =>
                FormFaults.At("quietHours", new SettingsWords(visit.Language).BothTimes),
            Notices => await ChangeNoticesAsync(form, api),
            Confirm => await api.ChangeAsync(
                HttpMethod.Post,
                $"{ParticipantApi.NoticeSettings}/confirm",
                new { channel = $"{form["channel"]}", code = form.Text("code") ?? "" }),
            _ => throw new NotFoundException("action"),
        };
        return faults.Any ? await ShowAsync(visit, api, Tried.Of(form, faults)) : Results.LocalRedirect(Path);
    }

    private static async Task<FormFaults> ChangePersonAsync(IFormCollection form, Visit visit, ServiceApi api)
    {
        var current = await api.ReadAsync<PreferencesAnswer>(ParticipantApi.Preferences(visit));
        return await api.ChangeAsync(
            HttpMethod.Put,
            ParticipantApi.Preferences(visit),
            SettingsForms.Wishes(form, current.Preferences, visit));
    }

    /// <summary>What this page has no field for stays as it is.</summary>
    private static async Task<FormFaults> ChangeNoticesAsync(IFormCollection form, ServiceApi api)
    {
        var current = await api.ReadAsync<NoticeSettingsAnswer>(ParticipantApi.NoticeSettings);
        return await api.ChangeAsync(
            HttpMethod.Put, ParticipantApi.NoticeSettings, SettingsForms.Notices(form, current));
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, Tried tried) =>
        visit.Show<SettingsPage>(
            new SettingsPage.Shown(
                await api.FindAsync<PreferencesAnswer>(ParticipantApi.Preferences(visit)),
                await api.FindAsync<NoticeSettingsAnswer>(ParticipantApi.NoticeSettings),
                tried),
            tried.Status);
}
