using QRCoder;

namespace CareBridge.Platform.Web;

public static class QrCode
{
    /// <summary>As SVG, 4 units a module, with the quiet zone of four modules that readers need.</summary>
    public static string ToSvg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(pixelsPerModule: 4);
    }
}
