using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>What the forms of a referral's page do, as requests to Referrals.</summary>
internal static class ReferralRequests
{
    /// <exception cref="NotFoundException">There is no such action.</exception>
    public static Task<FormFaults> TakeAsync(Guid id, IFormCollection form, Visit visit, ServiceApi api)
    {
        var (action, referral) = ($"{form["action"]}", ClinicApi.Referral(id));
        var words = ClinicWords.In(visit.Language);
        var version = long.TryParse(form["version"], out var read) ? read : (long?)null;
        return action switch
        {
            ReferralMoves.Ask when Text("text") is null => Fault("reason", words.SayWhat),
            ReferralMoves.Complete when Text("outcome") is null => Fault("outcomeCode", words.Choose),
            ReferralMoves.Submit or ReferralMoves.Receive or ReferralMoves.Ask or ReferralMoves.Accept
                or ReferralMoves.Decline or ReferralMoves.Begin or ReferralMoves.Miss or ReferralMoves.Complete =>
                Post($"{referral}/{action}", new { reason = Text("text"), outcomeCode = Text("outcome"), version }),
            ReferralMoves.Cancel => Post($"{referral}/{action}", new { reason = Text("text"), version }),
            ReferralMoves.Inform => Post($"{referral}/{action}", new { answer = $"{form["text"]}", version }),
            ReferralMoves.Propose => ProposeAsync(referral, form, visit, api),
            ReferralMoves.Move when visit.Times.Read(form["startsAt"]) is not { } => Fault("startsAt", words.GiveTime),
            ReferralMoves.Move => Post(
                Contact("move"), new { startsAt = visit.Times.Read(form["startsAt"]), version }),
            ReferralMoves.Confirm or ReferralMoves.Withdraw or ReferralMoves.Keep =>
                Post(Contact(action), new { version }),
            ReferralMoves.MissContact => Post(Contact("miss"), new { version }),
            _ => throw new NotFoundException("action"),
        };

        string Contact(string verb) => $"{referral}/contacts/{Id(form["contactId"])}/{verb}";

        Task<FormFaults> Post(string address, object content) => api.ChangeAsync(HttpMethod.Post, address, content);

        Task<FormFaults> Fault(string field, string message) => Task.FromResult(FormFaults.At(field, message));

        string? Text(string field) => $"{form[field]}".Trim() is { Length: > 0 } text ? text : null;
    }

    private static Task<FormFaults> ProposeAsync(
        string referral, IFormCollection form, Visit visit, ServiceApi api)
    {
        if (visit.Times.Read(form["startsAt"]) is not { } startsAt)
            return Task.FromResult(FormFaults.At("startsAt", ClinicWords.In(visit.Language).GiveTime));
        return api.ChangeAsync(HttpMethod.Put, $"{referral}/contacts/{Id(form["contactId"])}", new
        {
            startsAt,
            minutes = int.TryParse(form["minutes"], out var minutes) ? minutes : 0,
            format = $"{form["format"]}",
            place = $"{form["text"]}".Trim() is { Length: > 0 } place ? place : null,
        });
    }

    private static Guid Id(string? text) =>
        Guid.TryParse(text, out var id) ? id : throw new NotFoundException("contact");
}
