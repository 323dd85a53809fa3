using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>The way out: what is sent, by which channel, how often, and what the log says of it.</summary>
public sealed class DeliveringTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task An_email_has_a_link_and_two_ways_to_stop_it_and_nothing_else()
    {
        var participant = await network.AddParticipantAsync();
        await AskAsync(participant);

        var mail = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(participant.Mails)));

        var notice = (await participant.NoticesAsync())[0].GetProperty("id").GetGuid();
        Assert.Equal("You have a new message in CareBridge.", mail.Headers["Subject"]);
        Assert.Equal("CareBridge <no-reply@portal.example>", mail.Headers["From"]);
        Assert.Equal($"<{notice:N}@portal.example>", mail.Headers["Message-ID"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var stop = mail.Headers["List-Unsubscribe"].Trim('<', '>');
        Assert.StartsWith($"{NoticeHost.Origin}/api/portal/notices/unsubscribe/", stop, StringComparison.Ordinal);
        var lines = mail.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["You have a new message in CareBridge.", $"{NoticeHost.Origin}/notices/{notice}"], lines[..2]);
        Assert.Equal(4, lines.Length);
        Assert.EndsWith(stop, lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain($"{participant.Id:N}", mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["email taken -"], await participant.DeliveriesAsync());
    }

    [Fact]
    public async Task In_Spanish_it_says_the_same()
    {
        var participant = await network.AddParticipantAsync();
        (await participant.PutSettingsAsync(language: "es")).EnsureSuccessStatusCode();

        await AskAsync(participant);

        var mail = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(participant.Mails)));
        Assert.Equal("Tiene un mensaje nuevo en CareBridge.", mail.Headers["Subject"]);
        Assert.Contains("Para no recibir más mensajes como este", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_signed_and_repeated_under_the_same_id_until_it_is_taken()
    {
        var participant = await network.AddParticipantAsync();
        var (path, key) = ($"hook-{participant.Id:N}", $"whsec_{Convert.ToBase64String(new byte[32])}");
        var failures = 0;
        network.Web.Answers[path] = _ => Task.FromResult(++failures < 3 ? 503 : 200);
        (await participant.PutSettingsAsync(["webhook"], webhookUrl: network.Web.Address(path), webhookKey: key))
            .EnsureSuccessStatusCode();

        await AskAsync(participant);

        await LogsAsync(participant, "webhook failed try-later", "webhook failed try-later", "webhook taken -");
        var calls = network.Web.At(path);
        Assert.Single(calls.Select(call => call.Headers["webhook-id"]).Distinct());
        var body = Encoding.UTF8.GetString(calls[2].Body);
        var signed = $"{calls[2].Headers["webhook-id"]}.{calls[2].Headers["webhook-timestamp"]}.{body}";
        var expected = HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(signed));
        Assert.Equal($"v1,{Convert.ToBase64String(expected)}", calls[2].Headers["webhook-signature"]);
        var notice = (await participant.NoticesAsync())[0].GetProperty("id").GetGuid();
        var told = JsonSerializer.Deserialize<Dictionary<string, string>>(body)!;
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["type"] = "notice",
                ["text"] = $"You have a new message in CareBridge. {NoticeHost.Origin}/notices/{notice}",
            },
            told);
        Assert.Empty(participant.Mails);
    }

    [Fact]
    public async Task A_text_message_goes_to_the_provider_with_an_id_that_stays_the_same()
    {
        var participant = await network.AddParticipantAsync();
        var phone = await WithPhoneAsync(participant, ["sms"], ["sms"]);

        await AskAsync(participant);

        var call = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(Texts(phone), IsNotice)));
        var notice = (await participant.NoticesAsync())[0].GetProperty("id").GetGuid();
        Assert.Equal($"{notice}", call.Headers["Idempotency-Key"]);
        Assert.Equal($"Bearer {NoticeHost.SmsToken}", call.Headers["Authorization"]);
        var sent = JsonSerializer.Deserialize<JsonElement>(call.Body);
        Assert.Equal(
            $"You have a new message in CareBridge. {NoticeHost.Origin}/notices/{notice}",
            sent.GetProperty("text").GetString());
        Assert.Equal("CareBridge", sent.GetProperty("from").GetString());
        Assert.Equal($"{notice}", sent.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("nobody", "email failed no-such-address")]
    [InlineData("spam", "email failed refused")]
    public async Task What_is_refused_for_good_is_not_tried_again_and_the_next_channel_is(string mailbox, string line)
    {
        var participant = await network.AddParticipantAsync(mailbox);
        var path = $"hook-{participant.Id:N}";
        (await participant.PutSettingsAsync(["email", "webhook"], webhookUrl: network.Web.Address(path)))
            .EnsureSuccessStatusCode();

        await AskAsync(participant);

        await LogsAsync(participant, line, "webhook taken -");
        Assert.Single(network.Web.At(path));
    }

    [Fact]
    public async Task What_is_refused_for_now_is_tried_again_by_the_same_channel()
    {
        var participant = await network.AddParticipantAsync("later");
        var path = $"hook-{participant.Id:N}";
        (await participant.PutSettingsAsync(["email", "webhook"], webhookUrl: network.Web.Address(path)))
            .EnsureSuccessStatusCode();

        await AskAsync(participant);

        await LogsAsync(participant, "email failed try-later", "email taken -");
        Assert.Single(participant.Mails);
    }

    [Fact]
    public async Task What_is_urgent_goes_to_the_next_channel_at_the_first_failure()
    {
        var responder = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder, "busy");
        var phone = await WithPhoneAsync(responder, ["email"], ["email", "sms"]);
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        var participant = await network.AddParticipantAsync();

        await network.RaiseAsync(specialist, participant);

        await LogsAsync(responder, "sms taken -", "email failed try-later", "sms taken -");
        Assert.Single(Texts(phone), IsNotice);
    }

    [Fact]
    public async Task What_was_read_before_it_is_sent_is_not_sent()
    {
        var participant = await network.AddParticipantAsync("busy");
        await AskAsync(participant);
        await Eventually.SucceedsAsync(async () => Assert.NotEmpty(await participant.DeliveriesAsync()));

        (await participant.Client.PostAsync("/api/portal/notices/read", null)).EnsureSuccessStatusCode();

        await Eventually.SucceedsAsync(async () => Assert.Equal(
            DispatchStatus.Unneeded,
            await network.InStoreAsync(store => store.Dispatches
                .Where(d => d.PersonId == participant.Id).Select(d => d.Status).SingleAsync())));
    }

    [Fact]
    public async Task Administrators_see_how_much_went_how_and_not_to_whom()
    {
        var participant = await network.AddParticipantAsync("nobody");
        await AskAsync(participant);
        await LogsAsync(participant, "email failed no-such-address");

        var since = TimeProvider.System.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture);
        var text = await network.Administrator.GetStringAsync(
            $"/api/portal/notices/deliveries/counts?since={Uri.EscapeDataString(since)}");

        var counts = JsonSerializer.Deserialize<JsonElement[]>(text)!;
        Assert.Contains(counts, one => one.GetProperty("channel").GetString() == "email"
            && one.TryGetProperty("reason", out var reason) && reason.GetString() == "no-such-address"
            && one.GetProperty("attempts").GetInt32() > 0);
        Assert.DoesNotContain($"{participant.Id}", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            System.Net.HttpStatusCode.Forbidden,
            (await participant.Client.GetAsync("/api/portal/notices/deliveries/counts")).StatusCode);
    }

    private async Task AskAsync(Person participant) => await network.AskConsentAsync(
        await network.AddStaffAsync(network.Community, Role.PeerSpecialist), participant);

    private static Task LogsAsync(Person person, params string[] lines) => Eventually.SucceedsAsync(
        async () => Assert.Equal(lines, await person.DeliveriesAsync()));

    private List<Received> Texts(string phone) =>
        [.. network.Web.At("sms").Where(call => Encoding.UTF8.GetString(call.Body).Contains(phone[1..]))];

    private static bool IsNotice(Received call) =>
        Encoding.UTF8.GetString(call.Body).Contains("/notices/", StringComparison.Ordinal);

    private async Task<string> WithPhoneAsync(Person person, string[] channels, string[] urgent) =>
        await network.ConfirmPhoneAsync(person, channels, urgent);
}
