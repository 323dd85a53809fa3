using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using CareBridge.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>Apps, recovery codes, passkeys and the locked screen, in real browsers with devices.</summary>
public sealed class SigningInInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [Fact]
    public async Task A_passkey_is_added_on_a_desk_and_signs_in_alone()
    {
        var (desk, email) = await site.NewcomerAsync(
            new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = desk.Watch(new UriBuilder(site.Address) { Host = "localhost" }.Uri);
        await GiveDeviceAsync(desk);
        await CrisisSite.SignInAsync(desk, email);
        await desk.WaitForURLAsync("**/people", new() { WaitUntil = WaitUntilState.Commit });

        await desk.GetByRole(AriaRole.Link, new() { Name = "Your account" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Passkeys" }).ClickAsync();
        await Expect(desk.GetByText("You have none yet.")).ToBeVisibleAsync();
        await desk.GetByLabel("Name of the new passkey").FillAsync("Work laptop");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Rowheader, new() { Name = "Work laptop" })).ToBeVisibleAsync();
        await desk.IsForEverybodyAsync();

        await desk.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await desk.WaitForURLAsync("**/people", new() { WaitUntil = WaitUntilState.Commit });

        await desk.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await CrisisSite.SignInAsync(desk, email);
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "One more step" })).ToBeVisibleAsync();
        await desk.IsForEverybodyAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await desk.WaitForURLAsync("**/people", new() { WaitUntil = WaitUntilState.Commit });
        Assert.Empty(faults);
    }

    [Fact]
    public async Task On_a_phone_without_script_an_app_is_set_up_and_asked_for_in_Spanish()
    {
        var (phone, email) = await site.NewcomerAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
            JavaScriptEnabled = false,
        });
        await CrisisSite.SignInAsync(phone, email);
        await phone.GotoAsync("/account/second-factor?language=es");
        var secret = (await phone.Locator("li code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await phone.GetByLabel("Seis dígitos").FillAsync(CodeOf(secret));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Activarla" }).ClickAsync();
        await Expect(phone.GetByText("Solo verá estos códigos ahora.")).ToBeVisibleAsync();
        var code = await phone.Locator("li code").First.InnerTextAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Ya los anoté" }).ClickAsync();

        await phone.GetByRole(AriaRole.Button, new() { Name = "Cerrar sesión" }).ClickAsync();
        await phone.GetByLabel("Correo electrónico").FillAsync(email);
        await phone.GetByLabel("Contraseña").FillAsync(CrisisSite.Password);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Iniciar sesión" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Un paso más" })).ToBeVisibleAsync();
        await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Usar una llave" })).ToBeHiddenAsync();
        await phone.GetByLabel("Código").FillAsync(code);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Continuar" }).ClickAsync();

        await phone.WaitForURLAsync("**/people", new() { WaitUntil = WaitUntilState.Commit });
    }

    [Fact]
    public async Task A_screen_left_alone_hides_what_it_shows_and_gives_back_what_was_typed()
    {
        var (phone, email) = await site.NewcomerAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
        });
        await CrisisSite.SignInAsync(phone, email);
        await phone.WaitForURLAsync("**/people", new() { WaitUntil = WaitUntilState.Commit });
        await phone.Clock.InstallAsync();
        await phone.GotoAsync("/account/notices");
        await phone.GetByLabel("Phone for text messages").FillAsync("+13125550123");

        await phone.Clock.FastForwardAsync("11:00");
        await Expect(phone.GetByText("Is it still you?")).ToBeVisibleAsync();
        // Not merely hidden.
        await Expect(phone.Locator("[name=phone]")).ToHaveCountAsync(0);
        await phone.IsForEverybodyAsync();
        await phone.GetByLabel("Password").FillAsync("a wrong password");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(phone.GetByText("That did not work.")).ToBeVisibleAsync();
        await phone.GetByLabel("Password").FillAsync(CrisisSite.Password);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();

        await Expect(phone.GetByText("Is it still you?")).ToBeHiddenAsync();
        await Expect(phone.GetByLabel("Phone for text messages")).ToHaveValueAsync("+13125550123");
    }

    /// <summary>One that has a finger to look at, and says it was the right one.</summary>
    private static async Task GiveDeviceAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>As an app reckons (RFC 6238), by no code of ours.</summary>
    private static string CodeOf(string secret)
    {
        var bits = secret.Aggregate(BigInteger.Zero, (sum, letter) =>
            (sum << 5) + Letters.IndexOf(letter, StringComparison.Ordinal));
        var key = bits.ToByteArray(isUnsigned: true, isBigEndian: true);
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(
            counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        byte[] padded = [.. new byte[20 - key.Length], .. key];
        var hash = HMACSHA1.HashData(padded, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
