using System.Net.Sockets;
using System.Security.Authentication;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;

namespace CareBridge.Portal.Delivery;

/// <summary>
/// E-mail through one server. There is no asking a mail server whether it has something: what was handed over without
/// an answer is not handed over again.
/// </summary>
internal sealed class EmailChannel(NoticeSettings notices, TimeProvider time) : IChannel
{
    public Channel Kind => Channel.Email;

    public bool IsOffered => notices.Smtp is not null;

    public bool ToleratesRepeats => false;

    public async Task<DeliveryAnswer> SendAsync(Parcel parcel, Func<Task> handOver)
    {
        var settings = notices.Smtp ?? throw new InvalidOperationException("There is no mail server.");
        using var patience = new CancellationTokenSource(DeliveryTimeouts.Smtp, time);
        using var server = new SmtpConnection();
        var handedOver = false;
        try
        {
            await server.OpenAsync(settings, patience.Token);
            await server.SendAsync(
                settings.From.Address,
                parcel.Address,
                MailContent.Write(parcel, settings),
                HandOverAsync,
                patience.Token);
            return DeliveryAnswer.Taken;
        }
        catch (SmtpRefusedException refused)
        {
            return Refused(refused);
        }
        catch (AuthenticationException)
        {
            return DeliveryAnswer.Later(DeliveryReason.NotSecure);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Broken(DeliveryReason.TimedOut);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return Broken(DeliveryReason.Unreachable);
        }

        async Task HandOverAsync()
        {
            await handOver();
            handedOver = true;
        }

        DeliveryAnswer Broken(DeliveryReason reason) =>
            handedOver ? DeliveryAnswer.Unsure(reason, ToleratesRepeats) : DeliveryAnswer.Later(reason);
    }

    /// <summary>What is wrong with us is put right by an operator; what is wrong with an address stays so.</summary>
    private static DeliveryAnswer Refused(SmtpRefusedException refused) => refused.Stage switch
    {
        SmtpStage.Encryption => DeliveryAnswer.Later(DeliveryReason.NotSecure),
        SmtpStage.Greeting or SmtpStage.SignIn or SmtpStage.Sender => DeliveryAnswer.Later(
            refused.ForGood ? DeliveryReason.NotAccepted : DeliveryReason.TryLater),
        SmtpStage.Recipient when refused.IsAboutUs => DeliveryAnswer.Later(DeliveryReason.NotAccepted),
        SmtpStage.Recipient => refused.ForGood
            ? DeliveryAnswer.Never(DeliveryReason.NoSuchAddress)
            : DeliveryAnswer.Later(DeliveryReason.TryLater),
        SmtpStage.Content => refused.ForGood
            ? DeliveryAnswer.Never(DeliveryReason.Refused)
            : DeliveryAnswer.Later(DeliveryReason.TryLater),
    };
}
