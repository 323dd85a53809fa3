using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CareBridge.Testing;

/// <summary>
/// A mail server that nobody here wrote (npm's smtp-server, in tests/Clients), and what it was given. The local part of
/// an address says what becomes of mail to it: <c>nobody…</c> and <c>busy…</c> are refused, <c>later…</c> once,
/// <c>spam…</c> when it is read, and <c>mute…</c> is taken without an answer.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly Process _server;
    private readonly ConcurrentQueue<Mail> _mails = new();
    private readonly Task _reading;
    private readonly TaskCompletionSource<int> _listening = new();
    private volatile bool _isEnding;

    private MailServer(Process server)
    {
        _server = server;
        _reading = ReadAsync();
    }

    public int Port { get; private set; }

    /// <param name="settings">As tests/Clients/mail.mjs takes them.</param>
    public static async Task<MailServer> StartAsync(JsonObject? settings = null)
    {
        var start = new ProcessStartInfo("node", ["mail.mjs", (settings ?? []).ToJsonString()])
        {
            WorkingDirectory = RepositoryRoot.PathTo("tests/Clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new MailServer(Process.Start(start)!);
        server.Port = await server._listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return server;
    }

    /// <summary>All that came for an address, in order.</summary>
    public IReadOnlyList<Mail> To(string address) => [.. _mails.Where(mail => mail.To == address)];

    public async ValueTask DisposeAsync()
    {
        _isEnding = true;
        _server.Kill();
        await _server.WaitForExitAsync();
        await _reading;
        _server.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _server.StandardOutput.ReadLineAsync() is { } line)
        {
            var fact = JsonSerializer.Deserialize<JsonElement>(line);
            switch (fact.GetProperty("event").GetString())
            {
                case "listening":
                    _listening.SetResult(fact.GetProperty("port").GetInt32());
                    break;
                case "mail":
                    _mails.Enqueue(Mail.Of(fact));
                    await AnswerAsync();
                    break;
            }
        }
        _listening.TrySetException(new InvalidOperationException("The mail server ended."));
    }

    private async Task AnswerAsync()
    {
        try
        {
            await _server.StandardInput.WriteLineAsync();
            await _server.StandardInput.FlushAsync();
        }
        catch (IOException) when (_isEnding)
        {
            // It is not there any more to take anything.
            return;
        }
    }
}

/// <summary>An e-mail as it was taken.</summary>
public sealed partial record Mail(
    string From, string To, bool Secure, string? User, IReadOnlyDictionary<string, string> Headers, string Text)
{
    internal static Mail Of(JsonElement fact)
    {
        var parts = fact.GetProperty("data").GetString()!.Split("\r\n\r\n", 2);
        var headers = Fold().Replace(parts[0], " ").Split("\r\n").Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => Decode(pair[1].Trim()), StringComparer.OrdinalIgnoreCase);
        return new Mail(
            fact.GetProperty("from").GetString()!,
            fact.GetProperty("to").GetString()!,
            fact.GetProperty("secure").GetBoolean(),
            fact.TryGetProperty("user", out var user) ? user.GetString() : null,
            headers,
            Encoding.UTF8.GetString(Convert.FromBase64String(parts[1])));
    }

    private static string Decode(string text) => Word().Replace(
        Gap().Replace(text, "$1$2"),
        word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"(\?=) +(=\?)")]
    private static partial Regex Gap();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=")]
    private static partial Regex Word();
}
